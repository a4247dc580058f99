import { saysPreview } from '../../content/preview-words.ts';
import type { FormField, FormPurpose, Operation } from '../../model/site-graph.ts';
import { type FilledField, fillForm } from '../forms/form-filling.ts';
import { purposeOf, showsAccount } from '../forms/form-purpose.ts';
import type { FormView, SubmitView } from '../page/page-view.ts';
import { type Candidate, type Identity, pathOf } from './candidate.ts';
import { lastWords } from './caption.ts';
import { judgeForm } from './classify-effect.ts';
import { iconName } from './icon-name.ts';
import { means } from './intent-words.ts';

/** How the identity of a field that is changed alone begins. */
export const changeWord = 'change';

/** What filling in a form needs to know. */
export interface FormContext {
  readonly terms: readonly string[];
  readonly today: string;
  readonly hasCredentials: boolean;
  /** The page is shown to somebody who is signed in. */
  readonly signedIn: boolean;
}

/** One candidate for each button that submits the form differently. */
export function formCandidates(
  form: FormView,
  frameUrl: string | null,
  page: string,
  context: FormContext,
): readonly Candidate[] {
  if (!form.visible && form.fields.every((field) => !field.visible)) return [];
  return namedFormCandidates(withNamedSubmits(form), frameUrl, page, context);
}

/** A button without words is called like its picture. */
function withNamedSubmits(form: FormView): FormView {
  const submits = form.submits.map((one) =>
    one.text === '' ? { ...one, text: iconName(one.hints) } : one,
  );
  return { ...form, submits };
}

function namedFormCandidates(
  form: FormView,
  frameUrl: string | null,
  page: string,
  context: FormContext,
): readonly Candidate[] {
  const meant = purposeOf(form);
  const isForOthers = meant === 'sign-up' && context.signedIn;
  // Who is in makes an account for somebody else; one that is shown to them is there already, their own perhaps.
  const purpose = isForOthers ? 'other' : meant;
  const isThere = isForOthers && showsAccount(form);
  const filled = fillForm(form, { ...context, purpose: isThere ? purpose : meant });
  const submits = worthwhileSubmits(form, purpose);
  if (submits.length === 0) {
    if (form.submits.length > 0 || !filled.some(canSend)) return [];
    return [formCandidate(form, null, purpose, filled, frameUrl, page)];
  }
  return [
    ...submits.map((submit) => formCandidate(form, submit, purpose, filled, frameUrl, page)),
    ...changeCandidates(form, purpose, filled, frameUrl, page),
  ];
}

/** Enter in a text field sends a form without a button, and so do scripts that listen for a change. */
function canSend({ field, fill }: FilledField): boolean {
  const isTyped = !/^(checkbox|radio|select|file|range|color|aria-.*)$/.test(field.type);
  return isTyped || (field.watched && fill.kind !== 'keep');
}

/** Beside a button some fields do something as soon as they are changed: each of those alone. */
function changeCandidates(
  form: FormView,
  purpose: FormPurpose,
  filled: readonly FilledField[],
  frameUrl: string | null,
  page: string,
): readonly Candidate[] {
  if (form.method !== '' || purpose !== 'other') return [];
  return filled
    .filter(({ field, fill }) => field.watched && fill.kind !== 'keep')
    .map((one) => {
      const alone = { ...form, fields: [one.field], submits: [], label: one.field.label };
      const candidate = formCandidate(alone, null, purpose, [one], frameUrl, page);
      const words = `${changeWord} (${one.field.label})`;
      return { ...candidate, identity: { words, url: page } };
    });
}

/** Buttons that cancel lead back; a sign-in or search form has one button that counts. */
function worthwhileSubmits(form: FormView, purpose: FormPurpose): readonly SubmitView[] {
  const shown = form.submits.filter((submit) => submit.visible);
  const enabled = shown.filter((submit) => !submit.disabled);
  // A button that filling the form enables.
  const usable = enabled.length > 0 ? enabled : shown;
  const acting = withoutPreviews(usable.filter((submit) => !means('refuse', submit.text)));
  if (form.method === '' && purpose === 'other') return theSavingOne(acting);
  if (purpose !== 'other') return acting.slice(0, 1);
  const seen = new Set<string>();
  return acting.filter((submit) => {
    const key = `${submit.text}|${submit.name}|${submit.action ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The toolbar of an editor that is no form deletes, keeps and helps, in any order. */
function theSavingOne(submits: readonly SubmitView[]): readonly SubmitView[] {
  const keeping = submits.filter(({ text }) => !means('destroy', text));
  const saving = keeping.find(({ text }) => means('write', text));
  return [saving ?? keeping[0] ?? submits[0]].filter((one) => one !== undefined);
}

/** Looking at it first saves nothing, and may leave a draft that is in everybody's way afterwards. */
function withoutPreviews(submits: readonly SubmitView[]): readonly SubmitView[] {
  const saving = submits.filter(
    ({ text, action, method }) => action !== null || method !== null || !saysPreview(text),
  );
  return saving.length > 0 ? saving : submits;
}

function formCandidate(
  form: FormView,
  submit: SubmitView | null,
  purpose: FormPurpose,
  filled: readonly FilledField[],
  frameUrl: string | null,
  page: string,
): Candidate {
  const action = submit?.action ?? form.action;
  const method = submit?.method ?? form.method;
  const operation: Operation = {
    kind: 'submit-form',
    form: {
      element: pathOf(form.selectors, frameUrl),
      submit: submit === null ? null : pathOf(submit.selectors, frameUrl),
      purpose,
      method,
      action,
      fields: filled.map((one) => formField(one, frameUrl)),
      references: form.references,
    },
  };
  return {
    identity: formIdentity(form, submit, method, action, page),
    operation,
    label: formLabel(form, submit),
    heading: form.heading,
    ...judgeForm(form, submit, purpose),
    region: form.region,
    visible: form.visible,
    group: `form ${form.group}`,
  };
}

/** A form that only scripts send belongs to its page; any other one is known by where it goes. */
function formIdentity(
  form: FormView,
  submit: SubmitView | null,
  method: string,
  action: string,
  page: string,
): Identity {
  const fields = form.fields
    .filter((field) => field.visible)
    .map((field) => field.name || field.label)
    .join(',');
  const about = form.references.length > 0 ? ` of ${form.references.join(',')}` : '';
  const button = form.submits.length > 1 ? `${submit?.text ?? ''} ${submit?.name ?? ''}` : '';
  return {
    words: `form ${method} (${fields})${about} ${button}`.trim(),
    url: action === '' || form.method === '' ? page : action,
  };
}

const plainSubmit =
  /^(submit|send|ok|go|save|continue|next|apply|absenden|senden|speichern|weiter|envoyer|valider|enviar|guardar|invia|salva)?$/i;

/** What a person would call it: the form's own name, else the button's caption, else its heading. */
function formLabel(form: FormView, submit: SubmitView | null): string {
  const caption = submit?.text ?? '';
  if (form.label !== '' && form.submits.length <= 1) return form.label;
  if (!plainSubmit.test(caption)) return caption;
  return form.label || form.heading || caption || lastWords(form.action) || 'Form';
}

function formField({ field, fill }: FilledField, frameUrl: string | null): FormField {
  return {
    element: pathOf(
      fill.kind === 'choose' ? choiceSelectors(field, fill.value) : field.selectors,
      frameUrl,
    ),
    name: field.name,
    label: field.label || field.placeholder || field.name || field.id,
    fill,
  };
}

/** Of a radio group the button with the value. */
function choiceSelectors(
  field: { readonly type: string; readonly name: string; readonly selectors: readonly string[] },
  value: string,
): readonly string[] {
  if (field.type !== 'radio') return field.selectors;
  const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
  return [`css=input[type=radio][name=${quote(field.name)}][value=${quote(value)}]`];
}
