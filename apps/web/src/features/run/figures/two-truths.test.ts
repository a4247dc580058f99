import { expect, it } from 'vitest';
import { hiddenBy } from './two-truths.ts';

it.each([
  [10, 910, '910 ms or more from when it was due, where its service time says 10 ms'],
  [100, 108, 'Both say the same'],
  [0.5, 2, 'Both say the same'],
])('a p99 of %s and %s ms: %s', (service, response, words) => {
  expect(hiddenBy({ p99: service, max: 910 }, { p99: response, max: 910 })).toContain(words);
});

it('does not say that nobody waited when the slowest did', () => {
  const told = hiddenBy({ p99: 2.5, max: 8.9 }, { p99: 3.1, max: 20 });
  expect(told).toContain('the slowest took 20 ms from then, where service time says 8.9 ms');
});
