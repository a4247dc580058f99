import { expect, it } from 'vitest';
import { presetCurve } from './preset-words.ts';

const hill = {
  durationMs: 100,
  points: [
    { atMs: 0, users: 0 },
    { atMs: 50, users: 100 },
    { atMs: 100, users: 0 },
  ],
};
const few = {
  durationMs: 60,
  points: [
    { atMs: 0, users: 3 },
    { atMs: 60, users: 3 },
  ],
};

it.each([
  [
    'as many users as asked for',
    hill,
    40,
    null,
    [
      [0, 0],
      [50, 40],
      [100, 0],
    ],
  ],
  [
    'as long as asked for',
    hill,
    100,
    10,
    [
      [0, 0],
      [5, 100],
      [10, 0],
    ],
  ],
  [
    'no more than its own few',
    few,
    40,
    null,
    [
      [0, 3],
      [60, 3],
    ],
  ],
  [
    'fewer than its few',
    few,
    2,
    null,
    [
      [0, 2],
      [60, 2],
    ],
  ],
])('has %s', (_, shape, users, durationMs, expected) => {
  const points = presetCurve(shape, users, durationMs);
  expect(points.map(({ atMs, value }) => [atMs, value])).toEqual(expected);
});
