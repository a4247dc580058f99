import { expect, it } from 'vitest';
import { newRunId } from './run-id.ts';

it('makes ids that sort in the order of time', () => {
  const times = [0, 1, 31, 32, 1_700_000_000_000, 1_700_000_000_001, 2 ** 47];
  const ids = times.map((time) => newRunId(time, new Uint8Array(16).fill(255)));
  expect(ids.toSorted()).toEqual(ids);
  expect(ids[4]).toMatch(/^run_[0-9a-hjkmnp-tv-z]{26}$/);
});

it('makes ids of the same moment differ by chance', () => {
  expect(newRunId(5, new Uint8Array(16).fill(1))).not.toBe(newRunId(5, new Uint8Array(16).fill(2)));
});
