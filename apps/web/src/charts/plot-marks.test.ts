import { expect, it } from 'vitest';
import { fitLabels } from './plot-marks.ts';

it.each([
  [
    'all that are far enough apart',
    [
      [0, 10],
      [20, 10],
    ],
    100,
    [true, true],
  ],
  [
    'none over the one before',
    [
      [0, 10],
      [5, 10],
      [10, 10],
    ],
    100,
    [true, false, true],
  ],
  ['none beyond the edge', [[95, 10]], 100, [false]],
])('labels %s', (_, marks, right, expected) => {
  const placed = marks.map(([left = 0, width = 0]) => ({ left, width }));
  expect(fitLabels(placed, right)).toEqual(expected);
});
