import { expect, it } from 'vitest';
import type { Pacing } from '../model/plan.ts';
import { pacingMs, validatePacing } from './pacing.ts';

it.each<[Pacing, number]>([
  [{ kind: 'none' }, 0],
  [{ kind: 'fixed', everyMs: 2_000 }, 2_000],
  [{ kind: 'uniform', minMs: 1_000, maxMs: 3_000 }, 1_500],
])('%o is the least time between starts', (pacing, ms) => {
  expect(pacingMs(pacing, 0.25)).toBe(ms);
});

it.each<Pacing>([
  { kind: 'fixed', everyMs: -1 },
  { kind: 'uniform', minMs: 3, maxMs: 1 },
])('that makes no sense is refused: %o', (pacing) => {
  expect(() => validatePacing(pacing)).toThrow(/pacing/);
});
