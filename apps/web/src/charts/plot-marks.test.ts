import { expect, it } from 'vitest';
import { placeLabels } from './plot-marks.ts';

it.each([
  [
    'right of its line',
    [
      [0, 10],
      [20, 10],
    ],
    [0, 20],
  ],
  [
    'nowhere over the one before',
    [
      [0, 10],
      [5, 10],
      [10, 10],
    ],
    [0, null, 10],
  ],
  [
    'left of its line at the edge',
    [
      [50, 10],
      [95, 10],
    ],
    [50, 85],
  ],
  [
    'nowhere at the edge when the left is taken',
    [
      [88, 10],
      [95, 10],
    ],
    [88, null],
  ],
])('puts a label %s', (_, marks, expected) => {
  const placed = marks.map(([at = 0, width = 0]) => ({ at, width }));
  expect(placeLabels(placed, 100)).toEqual(expected);
});
