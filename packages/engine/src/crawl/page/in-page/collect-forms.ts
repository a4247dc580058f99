import type { FieldView, FormView, OptionView, SubmitView } from '../page-view.ts';
import { buttonsIn, isSubmit } from './collect-controls.ts';
import { attribute, isVisible } from './elements.ts';
import { ownEvents } from './gestures.ts';
import { type LooseGroup, looseGroups } from './loose-groups.ts';
import {
  chosenIn,
  fieldLabel,
  isDrawnAsButton,
  isField,
  nameOf,
  squeeze,
  textById,
} from './naming.ts';
import { confirmOf, hintsOf, placeOf } from './place.ts';
import { buttonsForForm, keepsAll } from './saving-buttons.ts';
import { selectorsOf } from './selectors.ts';

const mostForms = 100;
const mostFields = 120;
const mostOptions = 60;
/** Of a part of the page that is no form. */
const mostButtons = 8;

const smallPrint =
  'small,em,[class*=help],[class*=hint],[class*=info],[class*=description],[class*=form-text]';
/** Characters of a field's content that are looked at. */
const longestValue = 25_000;

/** Forms, and groups of fields with a button that scripts make a form of. */
export function collectForms(elements: readonly Element[]): readonly FormView[] {
  const forms = elements.filter((one) => one instanceof HTMLFormElement);
  const loose = looseGroups(elements.filter(isFillable));
  return [
    ...forms.slice(0, mostForms).map((form) => formView(form)),
    ...loose.slice(0, mostForms).map(looseView),
  ].filter(
    (form) => form.method !== 'dialog' && (form.fields.length > 0 || form.submits.length > 0),
  );
}

// Inputs named `action` or `elements` hide the form's own properties, so they are read from the prototype.
function ownProperty(form: HTMLFormElement, name: 'elements'): HTMLFormControlsCollection {
  return Reflect.get(HTMLFormElement.prototype, name, form);
}

function formView(form: HTMLFormElement): FormView {
  const controls = [...ownProperty(form, 'elements')];
  const rich = [
    ...form.querySelectorAll(
      '[contenteditable=""],[contenteditable=true],[role=switch],[role=checkbox],[role=radiogroup],[role=combobox]',
    ),
  ].filter((one) => !isField(one) && !isAroundField(one));
  const own = controls.filter(isSubmit);
  const others = own.length === 1 || own.some(keepsAll) ? [] : buttonsForForm(form);
  const submits = others.length > 0 ? others : own;
  return {
    ...placeOf(form),
    method: (attribute(form, 'method') || 'get').toLowerCase(),
    action: resolved(attribute(form, 'action')),
    label: formLabel(form),
    hints: formHints(form),
    confirm: confirmOf(form),
    methodOverride: overriddenMethod(form),
    references: referencesOf(form),
    isSearch: attribute(form, 'role') === 'search' || form.closest('[role=search],search') !== null,
    fields: fieldViews([...controls.filter(isFillable), ...rich]),
    submits: submits.map(submitView),
  };
}

function looseView(group: LooseGroup): FormView {
  return {
    ...placeOf(group.part),
    method: '',
    action: '',
    label: attribute(group.part, 'aria-label') || textById(group.part, 'aria-labelledby'),
    hints: hintsOf(group.part).slice(0, 200),
    confirm: null,
    methodOverride: null,
    references: [],
    isSearch: group.part.closest('[role=search],search') !== null,
    fields: fieldViews(group.fields),
    submits: buttonsIn(group.part).slice(0, mostButtons).map(submitView),
  };
}

function overriddenMethod(form: Element): string | null {
  const field = form.querySelector('input[type=hidden][name=_method]');
  return field === null ? null : attribute(field, 'value').toLowerCase();
}

/**
 * Names of hidden fields that refer to a thing: by a uuid, by what stands in the page's own address, or
 * by a number when their names say so. What only looks for something is the same about anything.
 */
function referencesOf(form: HTMLFormElement): readonly string[] {
  if (!/^(?:post|put|patch)$/i.test(attribute(form, 'method'))) return [];
  const place = new Set(location.pathname.split('/'));
  const names = [...form.querySelectorAll('input[type=hidden][name]')].flatMap((field) => {
    const [name, value] = [attribute(field, 'name'), attribute(field, 'value')];
    const isPlace = /\D/.test(value) && place.has(value);
    const isNumber = /^\d{1,12}$/.test(value) && referringName.test(name);
    return isPlace || isNumber || uuid.test(value) ? [name] : [];
  });
  return [...new Set(names)].sort();
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const referringName =
  /(?:^|[^a-z])(?:id|from|of|parent|source|original|ref)\]?$|[a-z](?:Id|Ref)\]?$/;

function formLabel(form: Element): string {
  return squeeze(attribute(form, 'aria-label') || textById(form, 'aria-labelledby'));
}

function formHints(form: Element): string {
  return [form.id, attribute(form, 'class'), attribute(form, 'name'), attribute(form, 'action')]
    .join(' ')
    .trim();
}

function resolved(action: string): string {
  try {
    return new URL(action, action === '' ? location.href : document.baseURI).href;
  } catch {
    return location.href;
  }
}

/** What is typed into, or chosen, is the field in it. */
function isAroundField(element: Element): boolean {
  return attribute(element, 'role') === 'combobox' && element.querySelector('input') !== null;
}

function isFillable(element: Element): boolean {
  if (isDrawnAsButton(element)) return false;
  if (element instanceof HTMLInputElement) {
    return !/^(hidden|submit|image|button|reset)$/.test(element.type) && !element.disabled;
  }
  if (element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement) {
    return !element.disabled;
  }
  if (isAroundField(element)) return false;
  if (ariaFields[attribute(element, 'role')] !== undefined) return true;
  const editable = attribute(element, 'contenteditable');
  return element.hasAttribute('contenteditable') && (editable === '' || editable === 'true');
}

/** Of a radio group one view stands for all, with the buttons as its options. */
function fieldViews(fields: readonly Element[]): readonly FieldView[] {
  const radios = new Map<string, HTMLInputElement[]>();
  const views: FieldView[] = [];
  for (const field of fields.slice(0, mostFields)) {
    if (field instanceof HTMLInputElement && field.type === 'radio' && field.name !== '') {
      const group = radios.get(field.name);
      if (group !== undefined) {
        group.push(field);
        continue;
      }
      radios.set(field.name, [field]);
    }
    views.push(fieldView(field));
  }
  return views.map((view) => {
    const group = view.type === 'radio' ? radios.get(view.name) : undefined;
    return group === undefined ? view : radioView(view, group);
  });
}

function radioView(view: FieldView, group: readonly HTMLInputElement[]): FieldView {
  return {
    ...view,
    label: group[0]?.closest('fieldset')?.querySelector('legend')?.textContent.trim() ?? view.label,
    required: group.some((one) => one.required),
    visible: group.some((one) => isVisible(one) || isLabelVisible(one)),
    checked: group.some((one) => one.checked),
    value: group.find((one) => one.checked)?.value ?? '',
    options: group.map((one) => ({
      value: one.value,
      label: fieldLabel(one),
      disabled: one.disabled,
    })),
  };
}

function fieldView(field: Element): FieldView {
  const type = fieldType(field);
  return {
    selectors: selectorsOf(field),
    type,
    name: attribute(field, 'name'),
    id: field.id,
    label: fieldLabel(field),
    placeholder: attribute(field, 'placeholder'),
    autocomplete: attribute(field, 'autocomplete').toLowerCase(),
    description: helpFor(field),
    hints: attribute(field, 'class'),
    required: field.hasAttribute('required') || attribute(field, 'aria-required') === 'true',
    readOnly: field.hasAttribute('readonly'),
    visible: isVisible(field) || isLabelVisible(field),
    value: currentValue(field) || chosenIn(field),
    checked: field instanceof HTMLInputElement && field.checked,
    pattern: attribute(field, 'pattern'),
    min: attribute(field, 'min'),
    max: attribute(field, 'max'),
    step: attribute(field, 'step'),
    minLength: length(field, 'minlength'),
    maxLength: length(field, 'maxlength'),
    accept: attribute(field, 'accept'),
    multiple: field.hasAttribute('multiple'),
    options: choicesOf(field),
    complaint: 'validationMessage' in field ? String(field.validationMessage) : '',
    watched: isWatched(field),
    marked: attribute(field, 'aria-invalid') === 'true' || isMarked(field),
  };
}

/** Rules stand where it says so, or in small print right beside the field. */
function helpFor(field: Element): string {
  const told = squeeze(textById(field, 'aria-describedby'));
  if (told !== '') return told.slice(0, 300);
  for (let next = field.nextElementSibling; next !== null; next = next.nextElementSibling) {
    if (isFillable(next)) return '';
    if (next.matches(smallPrint) && isVisible(next)) return squeeze(next.textContent).slice(0, 300);
  }
  return '';
}

function isWatched(field: Element): boolean {
  return ownEvents(field).some((event) =>
    /^(input|change|key(down|up|press)|blur|focusout|focus|paste|select|beforeinput)$/.test(event),
  );
}

/** Fields that scripts make of other elements, by their role. */
const ariaFields: Readonly<Record<string, string>> = {
  switch: 'aria-switch',
  checkbox: 'aria-switch',
  radiogroup: 'aria-radio',
  combobox: 'aria-choice',
};

function fieldType(field: Element): string {
  const made = isField(field) ? undefined : ariaFields[attribute(field, 'role')];
  if (made !== undefined) return made;
  if (field instanceof HTMLInputElement) return field.type;
  if (field instanceof HTMLSelectElement) return 'select';
  return field instanceof HTMLTextAreaElement ? 'textarea' : 'rich-text';
}

function currentValue(field: Element): string {
  if (attribute(field, 'aria-checked') === 'true') return 'on';
  if ('value' in field && typeof field.value === 'string')
    return field.value.slice(0, longestValue);
  return (field.textContent ?? '').slice(0, 500);
}

function length(field: Element, name: string): number | null {
  const value = Number.parseInt(attribute(field, name), 10);
  return Number.isNaN(value) || value < 0 ? null : value;
}

function isMarked(field: Element): boolean {
  return /(^|[\s_-])(error|invalid|has-error|is-invalid)([\s_-]|$)/i.test(
    `${attribute(field, 'class')} ${attribute(field.parentElement ?? field, 'class')}`,
  );
}

/** Styled check boxes hide the box and show its label. */
function isLabelVisible(field: Element): boolean {
  if (!(field instanceof HTMLInputElement) || !/^(checkbox|radio|file)$/.test(field.type))
    return false;
  return [...(field.labels ?? [])].some(isVisible);
}

function choicesOf(field: Element): readonly OptionView[] {
  if (field instanceof HTMLSelectElement) return optionsOf(field);
  if (field instanceof HTMLInputElement && field.list !== null) {
    return [...field.list.querySelectorAll('option')]
      .slice(0, mostOptions)
      .map((one) => ({ value: one.value, label: squeeze(one.label), disabled: one.disabled }));
  }
  return [];
}

function optionsOf(select: HTMLSelectElement): readonly OptionView[] {
  return [...select.options].slice(0, mostOptions).map((option) => ({
    value: option.value,
    label: squeeze(option.label),
    disabled:
      option.disabled ||
      (option.parentElement instanceof HTMLOptGroupElement && option.parentElement.disabled),
  }));
}

function submitView(control: Element): SubmitView {
  const action = attribute(control, 'formaction');
  const method = attribute(control, 'formmethod');
  return {
    selectors: selectorsOf(control),
    text: nameOf(control).slice(0, 80),
    name: attribute(control, 'name'),
    value: attribute(control, 'value'),
    hints: hintsOf(control),
    action: action === '' ? null : resolved(action),
    method: method === '' ? null : method.toLowerCase(),
    confirm: confirmOf(control),
    visible: isVisible(control),
    disabled: control.hasAttribute('disabled'),
  };
}
