import { describe, expect, it } from 'vitest';
import { capacityLevel } from '../../../../testing/fixtures.ts';
import { curveOf, gapOf, levelAxis, ticksTo } from './curve-model.ts';

const tried = (...levels: readonly (readonly [level: number, held: boolean])[]) =>
  levels.map(([level, held]) => capacityLevel({ level, held }));

describe('the levels of a search', () => {
  it('are a curve from low to high, each as it came out last', () => {
    const points = curveOf(tried([10, true], [40, false], [20, false], [20, true]));
    expect(points.map(({ level, held }) => [level, held])).toEqual([
      [10, true],
      [20, true],
      [40, false],
    ]);
  });

  it.each([
    ['nothing while nothing was tried', [], null, null],
    [
      'no end while all held',
      [
        [10, true],
        [20, true],
      ],
      20,
      null,
    ],
    [
      'what lies between',
      [
        [10, true],
        [40, false],
        [20, true],
      ],
      20,
      40,
    ],
    ['no beginning when the first failed', [[10, false]], null, 10],
    [
      'nothing that held above what failed',
      [
        [10, true],
        [20, false],
        [40, true],
      ],
      10,
      20,
    ],
  ] as const)('leave %s', (_, levels, low, high) => {
    expect(gapOf(tried(...levels))).toEqual({ low, high });
  });
});

describe('the axis of levels', () => {
  it('is even where the levels are near each other', () => {
    const { ticks, place } = levelAxis([10, 20, 40]);
    expect(ticks).toEqual([0, 10, 20, 30, 40]);
    expect(place(20)).toBe(0.5);
  });

  it('is one of doublings where they are far apart', () => {
    const { ticks, place } = levelAxis([10, 20, 400]);
    expect(ticks).toEqual([10, 20, 50, 100, 200, 500]);
    expect([place(10), place(500)]).toEqual([0, 1]);
    expect(place(100) - place(50)).toBeCloseTo(place(20) - place(10));
  });
});

it.each([
  [0, [0, 1]],
  [90, [0, 50, 100]],
  [100, [0, 50, 100]],
  [0.7, [0, 0.5, 1]],
])('the ticks up to %s are %o', (most, ticks) => expect(ticksTo(most, 3)).toEqual(ticks));
