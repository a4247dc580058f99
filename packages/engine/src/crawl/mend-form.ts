import type { FieldFill, Form, FormField, GeneratorSpec } from '../model/site-graph.ts';
import { meaningOfField } from './field-meaning.ts';
import { fillByMeaning } from './form-filling.ts';
import type { FieldView, FormView } from './page-view.ts';

/** Another attempt at a form that was rejected: what the page complained about is filled otherwise. */
export function mendedForm(
  form: Form,
  shown: FormView,
  said: readonly string[],
  tries: number,
): Form {
  const all = said.join(' ');
  return {
    ...form,
    fields: form.fields.map((field) => {
      const view = viewOf(field, shown);
      if (view === undefined) return field;
      const complaint = complaintAbout(view, said);
      return complaint === null
        ? field
        : { ...field, fill: mendedFill(field.fill, view, `${complaint} ${all}`, tries) };
    }),
  };
}

function viewOf(field: FormField, shown: FormView): FieldView | undefined {
  return shown.fields.find((view) =>
    field.name !== ''
      ? view.name === field.name
      : view.selectors.at(-1) === field.element.selectors.at(-1),
  );
}

/** What the page says about a field; null when it has nothing against it. */
function complaintAbout(view: FieldView, said: readonly string[]): string | null {
  if (view.complaint !== '') return view.complaint;
  const names = [view.label, view.name, view.id]
    .map((name) => name.toLowerCase().replace(/[*:]/g, '').trim())
    .filter((name) => name.length > 2);
  const named = said.find((text) => names.some((name) => text.toLowerCase().includes(name)));
  if (named !== undefined) return named;
  return view.marked ? view.description : null;
}

function mendedFill(fill: FieldFill, view: FieldView, complaint: string, tries: number): FieldFill {
  if (fill.kind === 'check' || view.type === 'checkbox') return { kind: 'check', checked: true };
  if (fill.kind === 'choose' || view.type === 'select' || view.type === 'radio') {
    return nextChoice(fill, view);
  }
  if (fill.kind === 'same-as' || fill.kind === 'credential') return fill;
  const required = { ...view, required: true, value: '' };
  const meaning = meaningOfField(view);
  const again = fillByMeaning(required, meaning, {
    purpose: 'other',
    terms: [],
    today: new Date().toISOString().slice(0, 10),
  });
  const generator = again.kind === 'generate' ? again.generator : null;
  return generator === null
    ? again
    : { kind: 'generate', generator: narrowed(generator, complaint, tries) };
}

function nextChoice(fill: FieldFill, view: FieldView): FieldFill {
  const usable = view.options.filter((option) => !option.disabled && option.value !== '');
  const tried = fill.kind === 'choose' ? usable.findIndex((one) => one.value === fill.value) : -1;
  const next = usable[tried + 1] ?? usable[0];
  return next === undefined ? fill : { kind: 'choose', value: next.value };
}

/** Reads a rule out of what the page says. */
function narrowed(spec: GeneratorSpec, complaint: string, tries: number): GeneratorSpec {
  const atLeast = numberIn(
    complaint,
    /(?:at least|minimum(?: of)?|min\.?|mindestens|au moins|al menos|almeno)\s*(\d+)/i,
  );
  const atMost = numberIn(
    complaint,
    /(?:at most|maximum(?: of)?|max\.?|no more than|höchstens|au plus|como máximo)\s*(\d+)/i,
  );
  if (spec.kind === 'password')
    return { ...spec, minLength: Math.max(spec.minLength, atLeast ?? 12 + 2 * tries) };
  if (/\b(only digits|digits only|numeric|must be (a )?number|nur ziffern)\b/i.test(complaint)) {
    const length = atLeast ?? numberIn(complaint, /(\d+)[\s-]*digit/i) ?? 8;
    return { kind: 'pattern', pattern: `[1-9]\\d{${length - 1}}` };
  }
  if (/\b(only letters|letters only|alphabetic|nur buchstaben)\b/i.test(complaint)) {
    return { kind: 'pattern', pattern: `[A-Z][a-z]{${Math.max(atLeast ?? 7, 2) - 1}}` };
  }
  if (/\b(alphanumeric|letters and (numbers|digits)|no (spaces|special))\b/i.test(complaint)) {
    return { kind: 'pattern', pattern: `[a-z][a-z0-9]{${Math.max(atLeast ?? 9, 2) - 1}}` };
  }
  if (spec.kind === 'text') {
    const minLength = Math.max(spec.minLength, atLeast ?? 0);
    const maxLength = Math.min(
      Math.max(spec.maxLength, minLength),
      atMost ?? Number.MAX_SAFE_INTEGER,
    );
    return { kind: 'text', minLength: Math.min(minLength, maxLength), maxLength };
  }
  if (spec.kind === 'number') {
    const min = Math.max(spec.min, atLeast ?? spec.min);
    return { ...spec, min, max: Math.max(min, Math.min(spec.max, atMost ?? spec.max)) };
  }
  return spec;
}

function numberIn(text: string, pattern: RegExp): number | null {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? null : Number.parseInt(found, 10);
}
