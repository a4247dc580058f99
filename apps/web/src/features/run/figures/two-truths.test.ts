import { expect, it } from 'vitest';
import { hiddenBy } from './two-truths.ts';

it.each([
  [10, 910, '910 ms or more from when it was due, where its service time says 10 ms'],
  [100, 108, 'Both say the same'],
  [0.5, 2, 'Both say the same'],
])('a p99 of %s and %s ms: %s', (service, response, words) => {
  expect(hiddenBy({ p99: service }, { p99: response })).toContain(words);
});
