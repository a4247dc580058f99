import type { ValueFidelity } from '@flowload/engine/model/fidelity.ts';

/** Each variable once, where it is taken first. */
export function variablesOf(values: readonly ValueFidelity[]): readonly ValueFidelity[] {
  const first = new Map<string, ValueFidelity>();
  for (const value of values) if (!first.has(value.variable)) first.set(value.variable, value);
  return [...first.values()];
}
