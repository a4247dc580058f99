import { generate } from '../../content/generate.ts';
import { createRandom } from '../../content/random.ts';
import type { Persona } from '../../model/journey.ts';
import type { FieldFill, Form, FormField } from '../../model/site-graph.ts';

/** Who fills a form; `attempt` sets a second try's values apart from the first one's. */
export interface Typist extends Persona {
  readonly attempt: number;
}

export interface FilledValue {
  readonly field: FormField;
  /** Null leaves the field as it is; 'on' and 'off' for boxes. */
  readonly value: string | null;
}

/** What a persona types into a form: the same persona types the same values again. */
export function valuesFor(form: Form, typist: Typist): readonly FilledValue[] {
  const values = form.fields.map((field, index) => ({
    field,
    value: ownValue(field.fill, typist, seedOf(form, field, index)),
  }));
  return values.map((one) => {
    const { fill } = one.field;
    if (fill.kind !== 'same-as') return one;
    const original = values.find(
      ({ field }) => field.name === fill.name || field.label === fill.name,
    );
    return { field: one.field, value: original?.value ?? null };
  });
}

function ownValue(fill: FieldFill, typist: Typist, fieldSeed: number): string | null {
  switch (fill.kind) {
    case 'generate':
      return generate(
        fill.generator,
        createRandom(typist.seed, typist.index + 1, typist.attempt, fieldSeed),
      );
    case 'credential':
      return typist.credentials?.[fill.part] ?? null;
    case 'constant':
    case 'choose':
      return fill.value;
    case 'check':
      return fill.checked ? 'on' : 'off';
    case 'file':
      return fill.text;
    case 'same-as':
    case 'keep':
      return null;
  }
}

function seedOf(form: Form, field: FormField, index: number): number {
  const text = `${form.action}|${field.name}|${field.label}|${index}`;
  let hash = 7;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash >>> 0;
}
