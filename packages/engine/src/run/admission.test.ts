import { expect, test } from 'vitest';
import { admissible } from './admission.ts';

const limits = { runsAtOnce: 2, usersInAll: 100, iterationsPerSecondInAll: 500 };
const run = (id: string, users: number, underway = false, iterationsPerSecond = 0) => ({
  id,
  users,
  iterationsPerSecond,
  underway,
});

test.each([
  ['none waits', [run('a', 10, true)], []],
  ['there is room for both', [run('a', 10), run('b', 10)], ['a', 'b']],
  ['one slot is taken', [run('a', 10, true), run('b', 10), run('c', 10)], ['b']],
  ['both slots are taken', [run('a', 1, true), run('b', 1, true), run('c', 1)], []],
  ['the users are used up', [run('a', 95, true), run('b', 10)], []],
  ['a small run may not overtake a big one', [run('a', 95, true), run('b', 10), run('c', 1)], []],
  ['the starts are used up', [run('a', 1, true, 400), run('b', 1, false, 101)], []],
  ['the starts just fit', [run('a', 1, true, 400), run('b', 1, false, 100)], ['b']],
  ['the users just fit', [run('a', 90, true), run('b', 10)], ['b']],
])('%s', (_, held, expected) => {
  expect(admissible(held, limits)).toEqual(expected);
});
