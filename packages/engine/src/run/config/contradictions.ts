import type { ConfigIssue } from '../config-error.ts';

/** What describes a load, or part of it. */
export const loadFields = {
  capacity: 'a capacity search',
  scenarios: 'scenarios',
  preset: 'a preset',
  stages: 'stages',
  rate: 'a rate',
  iterations: 'a number of iterations',
  durationMs: 'a duration',
  rampUpMs: 'a ramp-up',
} as const;
export type LoadField = keyof typeof loadFields;

/** Each says all that a load needs to know of these. */
const settledBy: Partial<Record<LoadField, readonly LoadField[]>> = {
  capacity: ['scenarios', 'preset', 'stages', 'rate', 'iterations', 'durationMs', 'rampUpMs'],
  scenarios: ['preset', 'stages', 'rate', 'iterations', 'durationMs', 'rampUpMs'],
  preset: ['stages', 'rate', 'iterations', 'rampUpMs'],
  stages: ['iterations', 'durationMs', 'rampUpMs'],
  rate: ['iterations', 'rampUpMs'],
};

/** One issue for each field that says again, or otherwise, what another has said. */
export function contradictions(given: ReadonlySet<LoadField>): readonly ConfigIssue[] {
  const told = new Set<LoadField>();
  return (Object.entries(settledBy) as [LoadField, readonly LoadField[]][]).flatMap(
    ([field, settled]) => {
      if (!given.has(field)) return [];
      const again = settled.filter((other) => given.has(other) && !told.has(other));
      for (const other of again) told.add(other);
      return again.map((other) => ({
        field: other,
        message: `A run takes ${loadFields[field]} or ${loadFields[other]}, not both: leave one of them out.`,
      }));
    },
  );
}
