import type { FieldFill, FormPurpose } from '../../model/site-graph.ts';
import type { FieldView, FormView } from '../page/page-view.ts';
import { narrowed } from './apply-rules.ts';
import { type FieldMeaning, meaningOfField } from './field-meaning.ts';
import { fillByMeaning, laterDay } from './fill-by-meaning.ts';
import { changeOf, fillBox, fillMadeField, fillRadio, fillSelect } from './fill-choice.ts';
import { fileFill } from './fill-file.ts';
import { rulesIn } from './read-rules.ts';
import { nameForSame, repeatedName } from './repeated-field.ts';

/** A text of more characters than this is left as it is. */
const longestKept = 20_000;

/** More than any one date's range. */
const daysBetween = 30;
const personal: ReadonlySet<FieldMeaning> = new Set([
  'email',
  'phone',
  'given-name',
  'family-name',
  'street',
  'city',
  'postal-code',
  'birth-date',
  'password',
  'message',
  'card-number',
]);

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

/** A field, and what is done with it. */
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
  const filled = fields.map((field): FilledField => {
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
  return inOrder(filled);
}

/** Of a beginning and an end the later field is the later day. */
function inOrder(filled: readonly FilledField[]): readonly FilledField[] {
  let dates = 0;
  return filled.map(({ field, fill }) => {
    if (fill.kind !== 'generate' || fill.generator.kind !== 'date') return { field, fill };
    if (field.min !== '' || field.max !== '') return { field, fill };
    const days = daysBetween * dates++;
    const later = (day: string) => laterDay(day, days);
    const { min, max } = fill.generator;
    return {
      field,
      fill: { ...fill, generator: { kind: 'date', min: later(min), max: later(max) } },
    };
  });
}

/** A form that shows what is stored, to be changed: leaving all as it is would change nothing. */
function isEditForm(fields: readonly FieldView[], purpose: FormPurpose): boolean {
  if (purpose !== 'other') return false;
  const texts = fields.filter((field) => /^(text|textarea|tel|url|rich-text)$/.test(field.type));
  return texts.some((field) => field.value !== '' && !hasChosen(field));
}

function fillText(
  field: FieldView,
  fields: readonly FieldView[],
  context: FillingContext,
  edits: boolean,
): FieldFill {
  const meaning = meaningAmong(field, fields);
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
  if (hasChosen(field)) return { kind: 'keep' };
  if (field.value !== '' && !(edits && isFreeText(meaning))) return { kind: 'keep' };
  // Whatever else can be changed, other pages are found by the name.
  const hasLongText = fields.some((one) => one.type === 'textarea' && one !== field);
  if (edits && field.value !== '' && field.type !== 'textarea' && hasLongText) {
    return { kind: 'keep' };
  }
  if (!field.required && (meaning === 'coupon' || /^(color|range)$/.test(field.type))) {
    return { kind: 'keep' };
  }
  // A made-up number of a thing is the number of none.
  if (!field.required && isReference(field)) return { kind: 'keep' };
  const repeated = repeatedName(field, fields);
  if (repeated !== null) return { kind: 'same-as', name: repeated };
  const fill = byDescription(fillByMeaning(field, meaning, context.today), field);
  return field.type === 'textarea' && field.value !== '' ? afterPresent(field, fill) : fill;
}

/** Entries that were chosen stand in it, each with its cross to take it out: `×Europe`. */
function hasChosen({ value }: FieldView): boolean {
  return /^[×✕✖✗⨯]/.test(value);
}

/** What is said beside the field about its characters and their number. */
function byDescription(fill: FieldFill, field: FieldView): FieldFill {
  if (fill.kind !== 'generate' || field.description === '') return fill;
  const rules = rulesIn(field.description);
  const isText = /^(text|username|person-name)$/.test(fill.generator.kind);
  if (rules.characters === null || !isText || field.type === 'textarea') return fill;
  return { ...fill, generator: narrowed(fill.generator, rules, field, 0) };
}

/** The name in a form that asks nothing else about a person is the name of a thing. */
function meaningAmong(field: FieldView, fields: readonly FieldView[]): FieldMeaning {
  const meaning = meaningOfField(field);
  if (meaning !== 'full-name' || field.autocomplete !== '') return meaning;
  const others = fields.filter((one) => one !== field).map(meaningOfField);
  // People have no short name for addresses.
  if (others.includes('identifier')) return 'title';
  const isOfPerson =
    others.some((one) => personal.has(one)) ||
    /user|author|customer|person|contact|profile|member|account|guest|full|your/i.test(
      `${field.name} ${field.id} ${field.label}`,
    );
  return isOfPerson ? meaning : 'title';
}

/** `parent_id`, `issue[project_id]`: the key of something that has to be there. */
function isReference({ name }: FieldView): boolean {
  return /[\w\]][_.-]ids?\]?$|[a-z]Id$/.test(name);
}

/** Who edits a text adds to it: what is there, such as the links of a page, is not for us to lose. */
function afterPresent({ value }: FieldView, fill: FieldFill): FieldFill {
  if (fill.kind !== 'generate') return fill;
  if (value.length > longestKept) return { kind: 'keep' };
  return { ...fill, after: value.endsWith('\n') ? value : `${value}\n` };
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
  return field.required ? fillByMeaning(field, meaning, context.today) : { kind: 'keep' };
}

function signUpFill(
  field: FieldView,
  meaning: FieldMeaning,
  fields: readonly FieldView[],
  context: FillingContext,
): FieldFill {
  const repeated = repeatedName(field, fields);
  if (repeated !== null) return { kind: 'same-as', name: repeated };
  if (meaning === 'coupon' && !field.required) return { kind: 'keep' };
  return fillByMeaning(field, meaning, context.today);
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
