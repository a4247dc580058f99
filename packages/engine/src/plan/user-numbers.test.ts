import { expect, it } from 'vitest';
import { userNumber } from './user-numbers.ts';

it('numbers users through all scenarios, those that were not planned after the others', () => {
  const most = [3, 1, 2];
  expect([0, 1, 2].map((position) => userNumber(most, 0, position))).toEqual([0, 1, 2]);
  expect(userNumber(most, 1, 0)).toBe(3);
  const all = most.flatMap((_, scenario) =>
    Array.from({ length: 10 }, (_unused, position) => userNumber(most, scenario, position)),
  );
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((number) => number < 6)).toHaveLength(6);
});
