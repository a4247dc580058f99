import { expect, it } from 'vitest';
import { runHead } from '../../../testing/fixtures.ts';
import type { AskedLoad } from './documents.ts';
import { loadWords } from './load-words.ts';

const users = {
  name: 'browse',
  startMs: 0,
  executor: { __typename: 'ConstantVusExecutor', vus: 10 },
} as const;
const rate = {
  name: 'buy',
  startMs: 0,
  executor: {
    __typename: 'ConstantArrivalRateExecutor',
    rate: 90,
    timeUnitMs: 60_000,
    durationMs: 120_000,
  },
} as const;

it.each<[Partial<AskedLoad>, string]>([
  [{}, '10 users for 1m'],
  [{ iterations: 40, durationMs: null }, '10 users, 40 iterations'],
  [{ logins: 5 }, '10 users with 5 logins for 1m'],
  [{ scenarios: [rate] }, '1.5 iterations/s for 2m'],
  [{ scenarios: [users] }, 'up to 10 users'],
  [{ scenarios: [users, rate] }, '2 scenarios, up to 10 users'],
  [{ scenarios: [users], preset: 'SOAK' }, 'Soak, up to 10 users'],
  [
    { capacity: { unit: 'RATE', from: 1, to: 500, slo: [] } },
    'capacity search up to 500 iterations/s',
  ],
])('tells the load of %o', (part, words) => {
  expect(loadWords({ ...runHead().config, ...part })).toBe(words);
});
