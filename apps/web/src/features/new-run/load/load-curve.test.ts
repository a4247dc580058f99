import { describe, expect, it } from 'vitest';
import { searchLevels, staged, stairs, steady } from './load-curve.ts';

const pairs = (points: ReturnType<typeof steady>) => points.map(({ atMs, value }) => [atMs, value]);

describe('the shape of a load', () => {
  it.each([
    [
      0,
      [
        [0, 10],
        [60, 10],
      ],
    ],
    [
      5,
      [
        [0, 0],
        [5, 10],
        [60, 10],
      ],
    ],
    [
      90,
      [
        [0, 0],
        [60, 10],
        [60, 10],
      ],
    ],
  ])('is steady after a ramp of %s', (rampUpMs, expected) => {
    expect(pairs(steady(10, 60, rampUpMs))).toEqual(expected);
  });

  it('goes straight from target to target, and leaps where a stage has no length', () => {
    const stages = [
      { durationMs: 10, target: 5 },
      { durationMs: 0, target: 50 },
      { durationMs: 20, target: 0 },
    ];
    expect(pairs(staged(1, stages))).toEqual([
      [0, 1],
      [10, 5],
      [10, 50],
      [30, 0],
    ]);
  });

  it('doubles its levels, then halves the gap', () => {
    const levels = searchLevels(10, 100);
    expect(levels.slice(0, 4)).toEqual([10, 20, 40, 80]);
    expect(levels.slice(4)).toEqual([60, 70, 65]);
  });

  it('never tries more than it may', () => {
    expect(Math.max(...searchLevels(10, 30))).toBe(30);
  });

  it('holds each level for its time', () => {
    expect(pairs(stairs([1, 2], 10))).toEqual([
      [0, 1],
      [10, 1],
      [10, 2],
      [20, 2],
    ]);
  });
});
