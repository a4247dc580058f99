import type { FieldFill, FormPurpose, GeneratorSpec } from '../model/site-graph.ts';
import { type FieldMeaning, meaningOfField } from './field-meaning.ts';
import { means } from './intent-words.ts';
import type { FieldView, FormView } from './page-view.ts';

/** What filling needs to know beyond the form itself. */
export interface FillingContext {
  readonly purpose: FormPurpose;
  /** Words that the site's pages use, for its search. */
  readonly terms: readonly string[];
  /** ISO date; dates are chosen around it. */
  readonly today: string;
  /** Somebody can sign in: a password that is asked for is theirs. */
  readonly hasCredentials: boolean;
}

export interface FilledField {
  readonly field: FieldView;
  readonly fill: FieldFill;
}

/** Decides what goes into each field a person would see, by what the field means. */
export function fillForm(form: FormView, context: FillingContext): readonly FilledField[] {
  const fields = form.fields.filter((field) => field.visible && !field.readOnly);
  const edits = isEditForm(fields, context.purpose);
  // Without a button it is the change itself that does something.
  const acts = form.submits.length === 0 || form.method === '';
  const radiosDone = new Set<string>();
  const boxesDone = new Set<string>();
  return fields.map((field) => {
    if (acts && field.watched) {
      const fill = changeOf(field);
      if (fill !== null) return { field, fill };
    }
    if (field.type === 'checkbox') return { field, fill: fillBox(field, fields, boxesDone) };
    if (field.type === 'radio') return { field, fill: fillRadio(field, radiosDone) };
    if (field.type === 'select') return { field, fill: fillSelect(field) };
    if (field.type.startsWith('aria-')) return { field, fill: fillMadeField(field) };
    return { field, fill: fillText(field, fields, context, edits) };
  });
}

/** Another choice than the present one; null for what is typed into. */
function changeOf(field: FieldView): FieldFill | null {
  if (field.type === 'checkbox') return { kind: 'check', checked: !field.checked };
  if (field.type === 'range') return { kind: 'constant', value: field.max || '100' };
  if (field.type !== 'radio' && field.type !== 'select') return null;
  const other = field.options.find(
    ({ value, label, disabled }) =>
      value !== field.value && !disabled && !isPlaceholder(value, label),
  );
  return other === undefined ? null : { kind: 'choose', value: other.value };
}

/** A form that shows what is stored, to be changed: leaving all as it is would change nothing. */
function isEditForm(fields: readonly FieldView[], purpose: FormPurpose): boolean {
  if (purpose !== 'other') return false;
  const texts = fields.filter((field) => /^(text|textarea|tel|url|rich-text)$/.test(field.type));
  return texts.length > 0 && texts.some((field) => field.value !== '');
}

function fillBox(field: FieldView, fields: readonly FieldView[], done: Set<string>): FieldFill {
  const words = `${field.label} ${field.name}`;
  const consent =
    /\b(terms|agree|accept|consent|conditions|privacy|policy|agb|datenschutz|zustimm\w*|akzeptier\w*|einverstanden|j'accepte|accepter|conditions|acepto|condiciones|accetto|termos|akkoord|voorwaarden)\b/i;
  if (field.required || consent.test(words)) return { kind: 'check', checked: true };
  const group = fields.filter((one) => one.type === 'checkbox' && one.name === field.name);
  if (field.name !== '' && group.length > 1 && !done.has(field.name)) {
    done.add(field.name);
    if (!group.some((one) => one.checked)) return { kind: 'check', checked: true };
  }
  return { kind: 'keep' };
}

function fillRadio(field: FieldView, done: Set<string>): FieldFill {
  if (field.checked || done.has(field.name)) return { kind: 'keep' };
  done.add(field.name);
  const first = field.options.find((option) => !option.disabled);
  return first === undefined ? { kind: 'keep' } : { kind: 'choose', value: first.value };
}

function fillSelect(field: FieldView): FieldFill {
  const chosen = field.options.find((option) => option.value === field.value);
  if (chosen !== undefined && !isPlaceholder(chosen.value, chosen.label)) return { kind: 'keep' };
  const first = field.options.find(
    (option) => !option.disabled && !isPlaceholder(option.value, option.label),
  );
  return first === undefined ? { kind: 'keep' } : { kind: 'choose', value: first.value };
}

/** What scripts made a field of: one of several is chosen, a switch is left until the page asks for it. */
function fillMadeField(field: FieldView): FieldFill {
  if (field.type === 'aria-switch') return { kind: 'keep' };
  return { kind: 'choose', value: '' };
}

/** The first option that only says "choose". */
function isPlaceholder(value: string, label: string): boolean {
  return (
    value === '' ||
    /^[-–—\s.]*$/.test(label) ||
    /^-*\s*(please\s+)?(choose|select|pick|bitte|wähle|auswählen|choisir|sélectionner|elegir|seleccion|scegli|selezion)/i.test(
      label,
    )
  );
}

function fillText(
  field: FieldView,
  fields: readonly FieldView[],
  context: FillingContext,
  edits: boolean,
): FieldFill {
  const meaning = meaningOfField(field);
  if (context.purpose === 'sign-in') return signInFill(field, meaning, context);
  if (meaning === 'password') return passwordFill(field, fields, context);
  if (meaning === 'honeypot' || meaning === 'captcha') return { kind: 'keep' };
  if (field.type === 'file') return field.required ? fileFill(field) : { kind: 'keep' };
  const [suggested] = field.options;
  if (suggested !== undefined && field.value === '') {
    return { kind: 'constant', value: suggested.value };
  }
  if (context.purpose === 'search') return searchFill(field, context);
  if (context.purpose === 'sign-up') return signUpFill(field, meaning, fields, context);
  if (field.value !== '' && !(edits && isFreeText(meaning))) return { kind: 'keep' };
  if (!field.required && (meaning === 'coupon' || /^(color|range)$/.test(field.type))) {
    return { kind: 'keep' };
  }
  const repeated = repeats(field, fields);
  if (repeated !== null) return { kind: 'same-as', name: repeated };
  return fillByMeaning(field, meaning, context);
}

/** What can be changed without harm: a new e-mail address could not sign in again. */
function isFreeText(meaning: FieldMeaning): boolean {
  return !/^(email|username|password|number|quantity|amount|date|birth-date|country|region)$/.test(
    meaning,
  );
}

function signInFill(field: FieldView, meaning: FieldMeaning, context: FillingContext): FieldFill {
  if (meaning === 'password') return { kind: 'credential', part: 'password' };
  if (/^(text|email|tel|search|url|number)$/.test(field.type)) {
    if (/^(email|username|full-name|phone|text|number)$/.test(meaning)) {
      return { kind: 'credential', part: 'username' };
    }
  }
  return field.required ? fillByMeaning(field, meaning, context) : { kind: 'keep' };
}

function signUpFill(
  field: FieldView,
  meaning: FieldMeaning,
  fields: readonly FieldView[],
  context: FillingContext,
): FieldFill {
  const repeated = repeats(field, fields);
  if (repeated !== null) return { kind: 'same-as', name: repeated };
  if (meaning === 'coupon' && !field.required) return { kind: 'keep' };
  return fillByMeaning(field, meaning, context);
}

function passwordFill(
  field: FieldView,
  fields: readonly FieldView[],
  { purpose, hasCredentials }: FillingContext,
): FieldFill {
  const passwords = fields.filter((one) => one.type === 'password');
  if (purpose === 'sign-up' || !hasCredentials) {
    const first = passwords[0];
    if (first === undefined || first === field) {
      return {
        kind: 'generate',
        generator: { kind: 'password', minLength: Math.min(field.minLength ?? 12, 64) },
      };
    }
    return { kind: 'same-as', name: nameForSame(first) };
  }
  // A form that changes the password keeps it, and one that asks for it is told.
  return field.required || passwords.length === 1
    ? { kind: 'credential', part: 'password' }
    : { kind: 'keep' };
}

function searchFill(field: FieldView, context: FillingContext): FieldFill {
  if (!/^(text|search)$/.test(field.type)) return { kind: 'keep' };
  return context.terms.length > 0
    ? { kind: 'generate', generator: { kind: 'search-term', values: context.terms } }
    : { kind: 'constant', value: 'test' };
}

/** "Repeat your e-mail": the name of the field it repeats. */
function repeats(field: FieldView, fields: readonly FieldView[]): string | null {
  const words = `${field.label} ${field.name} ${field.id} ${field.placeholder}`;
  if (
    !/(confirm|repeat|again|retype|re-enter|verify|wiederhol|bestätig|confirmer|répéter|confirmar|repetir|conferma|ripeti|herhaal|bevestig)/i.test(
      words,
    )
  )
    return null;
  if (means('write', field.label) && field.type !== 'email') return null;
  const meaning = meaningOfField(field);
  const original = fields.find((one) => one !== field && meaningOfField(one) === meaning);
  return original === undefined || fields.indexOf(original) > fields.indexOf(field)
    ? null
    : nameForSame(original);
}

function nameForSame(field: FieldView): string {
  return field.name || field.id || field.label;
}

/** Picks the generator for a meaning within the field's bounds. */
export function fillByMeaning(
  field: FieldView,
  meaning: FieldMeaning,
  context: FillingContext,
): FieldFill {
  const typed = fillByType(field, context);
  if (typed !== null) return typed;
  if (field.pattern !== '' && !isCoveredByMeaning(meaning)) {
    return { kind: 'generate', generator: { kind: 'pattern', pattern: field.pattern } };
  }
  const constant = constantFor(meaning, field);
  if (constant !== null) return { kind: 'constant', value: constant };
  return { kind: 'generate', generator: generatorFor(meaning, field, context) };
}

/** E-mail addresses and names have patterns that the plain generator meets as well. */
function isCoveredByMeaning(meaning: FieldMeaning): boolean {
  return meaning === 'email' || meaning === 'url' || meaning === 'full-name';
}

function fillByType(field: FieldView, context: FillingContext): FieldFill | null {
  switch (field.type) {
    case 'number':
    case 'range':
      return { kind: 'generate', generator: numberSpec(field) };
    case 'date':
    case 'datetime-local':
    case 'month':
      return { kind: 'generate', generator: dateSpec(field, context.today) };
    case 'week':
      return { kind: 'constant', value: `${context.today.slice(0, 4)}-W20` };
    case 'time':
      return { kind: 'constant', value: field.min || '10:30' };
    case 'color':
      return { kind: 'constant', value: '#3366cc' };
    case 'file':
      return fileFill(field);
    default:
      return null;
  }
}

function numberSpec(field: FieldView): GeneratorSpec {
  const step = Number.parseFloat(field.step);
  const min = numberOr(field.min, 1);
  const max = numberOr(field.max, Math.max(min, 1) + 8 * (step > 0 ? step : 1));
  return { kind: 'number', min, max: Math.max(min, max), step: step > 0 ? step : 1 };
}

function numberOr(text: string, otherwise: number): number {
  const value = Number.parseFloat(text);
  return Number.isFinite(value) ? value : otherwise;
}

const dayMs = 86_400_000;
const dateLengths: Readonly<Record<string, number>> = { date: 10, 'datetime-local': 16, month: 7 };

/** A birthday lies back, anything else in the weeks to come. */
function dateSpec(field: FieldView, today: string): GeneratorSpec {
  const length = dateLengths[field.type] ?? 10;
  const at = (days: number) =>
    new Date(Date.parse(today) + days * dayMs).toISOString().slice(0, length);
  const born = meaningOfField(field) === 'birth-date';
  const min = field.min || (born ? '1960-01-01' : at(1));
  const max = field.max || (born ? '2000-12-31' : field.min === '' ? at(28) : field.min);
  return { kind: 'date', min, max: max.localeCompare(min) < 0 ? min : max };
}

function constantFor(meaning: FieldMeaning, field: FieldView): string | null {
  switch (meaning) {
    case 'card-expiry':
      return /\d{4}|yyyy/i.test(`${field.placeholder} ${field.pattern}`) ? '12/2034' : '12/34';
    case 'card-expiry-month':
      return '12';
    case 'card-expiry-year':
      return '2034';
    case 'card-code':
      return '123';
    default:
      return null;
  }
}

function generatorFor(
  meaning: FieldMeaning,
  field: FieldView,
  context: FillingContext,
): GeneratorSpec {
  switch (meaning) {
    case 'email':
    case 'phone':
    case 'url':
    case 'card-number':
      return { kind: meaning };
    case 'username':
      return { kind: 'username', maxLength: field.maxLength ?? 16 };
    case 'password':
      return { kind: 'password', minLength: field.minLength ?? 12 };
    case 'given-name':
      return { kind: 'person-name', part: 'given' };
    case 'family-name':
      return { kind: 'person-name', part: 'family' };
    case 'full-name':
      return { kind: 'person-name', part: 'full' };
    case 'street':
    case 'city':
    case 'postal-code':
    case 'region':
    case 'country':
      return { kind: 'address', part: meaning };
    case 'quantity':
    case 'amount':
    case 'number':
      return numberSpec(field);
    case 'date':
    case 'birth-date':
      return dateSpec({ ...field, type: 'date' }, context.today);
    case 'message':
      return textSpec(field, 40);
    default:
      return textSpec(field, 12);
  }
}

/** Long enough to pass for a text, short enough for its field. */
function textSpec(field: FieldView, wanted: number): GeneratorSpec {
  const longest = field.maxLength ?? 4 * wanted;
  const minLength = Math.min(Math.max(field.minLength ?? 1, Math.min(wanted, longest)), longest);
  return { kind: 'text', minLength, maxLength: Math.max(minLength, Math.min(longest, 4 * wanted)) };
}

/** The bytes of a PNG of one pixel, one character each. */
const smallPicture = atob(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
);

function fileFill(field: FieldView): FieldFill {
  const accept = field.accept.toLowerCase();
  if (/svg|image/.test(accept) && !/png|jpe?g/.test(accept.replace('image/*', ''))) {
    const text = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>';
    return { kind: 'file', fileName: 'picture.svg', contentType: 'image/svg+xml', text };
  }
  if (/png/.test(accept)) {
    return { kind: 'file', fileName: 'picture.png', contentType: 'image/png', text: smallPicture };
  }
  if (/csv/.test(accept)) {
    return {
      kind: 'file',
      fileName: 'data.csv',
      contentType: 'text/csv',
      text: 'name,value\nfirst,1\n',
    };
  }
  if (/json/.test(accept)) {
    return {
      kind: 'file',
      fileName: 'data.json',
      contentType: 'application/json',
      text: '{"name":"first"}',
    };
  }
  return { kind: 'file', fileName: 'note.txt', contentType: 'text/plain', text: 'A short note.\n' };
}
