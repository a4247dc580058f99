import type { RecordedInput, Recording } from '../model/recording.ts';
import type { GeneratorSpec } from '../model/site-graph.ts';

/** What was typed into one field in both recordings. */
export interface TypedValue {
  readonly stepIndex: number;
  readonly field: string;
  readonly a: string;
  readonly b: string;
  readonly origin: TypedOrigin;
}

export type TypedOrigin =
  | { readonly kind: 'generated'; readonly spec: GeneratorSpec }
  | { readonly kind: 'credential'; readonly part: 'username' | 'password' }
  /** Chosen once for all: the flow sends the same again. */
  | { readonly kind: 'fixed' };

export function typedValues(recordings: readonly [Recording, Recording]): TypedValue[] {
  const [first, second] = recordings;
  return first.steps.flatMap((step, stepIndex) =>
    step.inputs.flatMap((input, index): TypedValue[] => {
      const other = second.steps[stepIndex]?.inputs[index];
      const origin = originOf(input);
      if (origin === null || other === undefined) return [];
      return [{ stepIndex, field: input.field, a: input.value, b: other.value, origin }];
    }),
  );
}

function originOf({ fill }: RecordedInput): TypedOrigin | null {
  if (fill.kind === 'generate') return { kind: 'generated', spec: fill.generator };
  if (fill.kind === 'credential') return { kind: 'credential', part: fill.part };
  // A repeated value is found as the value of the field that it repeats.
  return fill.kind === 'keep' || fill.kind === 'same-as' ? null : { kind: 'fixed' };
}

/** True when two names mean the same field: equal but for case and separators, or one ends with the other. */
export function sameName(a: string, b: string): boolean {
  const left = normalised(a);
  const right = normalised(b);
  if (left === '' || right === '') return false;
  if (left === right) return true;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.length >= 3 && long.endsWith(short);
}

function normalised(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
