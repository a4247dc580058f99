import { describe, expect, it } from 'vitest';
import { rampingTimetable, steadyTimetable, type Timetable } from './timetable.ts';

const never = Number.POSITIVE_INFINITY;

function dues({ dueAt }: Timetable, first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.round(dueAt(first + i) * 1e6) / 1e6);
}

function countOf({ dueAt }: Timetable): number {
  let count = 0;
  while (dueAt(count) < never) count += 1;
  return count;
}

describe('a steady timetable', () => {
  it('begins at once and is even', () => {
    expect(dues(steadyTimetable(0.01, 1_000), 0, 4)).toEqual([0, 100, 200, 300]);
  });

  it.each([
    ['as many as the rate says', 0.01, 1_000, 10],
    ['none at the very end, when the next period would begin', 0.02, 100, 2],
    ['one that is due before the end, however shortly', 0.01, 250, 3],
    ['as many where periods are no whole numbers', 1 / 3, 30_000, 10_000],
    ['as many at the highest rates', 20, 5_000, 100_000],
  ])('has %s', (_, perMs, durationMs, count) => {
    expect(countOf(steadyTimetable(perMs, durationMs))).toBe(count);
  });

  it('does not drift in a week', () => {
    const weekMs = 7 * 24 * 3_600_000;
    const week = steadyTimetable(1 / 3, weekMs);
    expect(week.dueAt(weekMs / 3 - 1)).toBeCloseTo(weekMs - 3, 3);
  });
});

describe('a ramping timetable', () => {
  it('has its first arrival when one whole iteration is due', () => {
    // The rate goes from 0 to 2 a second in 2 s: t²/2 iterations after t seconds.
    const ramp = rampingTimetable(0, [{ durationMs: 2_000, target: 2 }], 1_000);
    expect(dues(ramp, 0, 3)).toEqual([round(Math.SQRT2 * 1_000), 2_000, never]);
  });

  it('goes down as it goes up', () => {
    const up = rampingTimetable(0, [{ durationMs: 10_000, target: 20 }], 1_000);
    const down = rampingTimetable(20, [{ durationMs: 10_000, target: 0 }], 1_000);
    expect([countOf(up), countOf(down)]).toEqual([100, 100]);
    for (const arrival of [0, 40, 98]) {
      expect(down.dueAt(arrival)).toBeCloseTo(10_000 - up.dueAt(98 - arrival), 6);
    }
  });

  it('carries a part of an iteration from stage to stage', () => {
    const stages = [
      { durationMs: 490, target: 10 },
      { durationMs: 510, target: 10 },
    ];
    expect(dues(rampingTimetable(10, stages, 1_000), 3, 3)).toEqual([400, 500, 600]);
  });

  it('jumps where a stage has no duration, and rests where its rate is 0', () => {
    const stages = [
      { durationMs: 100, target: 10 },
      { durationMs: 0, target: 0 },
      { durationMs: 1_000, target: 0 },
      { durationMs: 0, target: 20 },
      { durationMs: 100, target: 20 },
    ];
    expect(dues(rampingTimetable(10, stages, 1_000), 0, 4)).toEqual([100, 1_150, 1_200, never]);
  });

  it.each([
    [5, 0],
    [1_000, 1_001],
    [1_000, 999],
    [0, 20_000],
  ])('from %i to %i has as many arrivals as the area under it, each at its place', (from, to) => {
    const ramp = rampingTimetable(from, [{ durationMs: 3_000, target: to }], 1_000);
    const area = ((from + to) / 2) * 3;
    expect(countOf(ramp)).toBe(Math.floor(area));
    for (const arrival of [0, Math.floor(area / 2), Math.floor(area) - 1]) {
      const seconds = ramp.dueAt(arrival) / 1_000;
      const behind = from * seconds + ((to - from) * seconds ** 2) / 6;
      expect(behind).toBeCloseTo(arrival + 1, 6);
    }
  });
});

describe('a rescaled timetable', () => {
  it('keeps what was, and goes on at the new rate without losing or doubling an arrival', () => {
    const scaled = steadyTimetable(0.01, 1_000).rescaled(250, 20);
    // 2.5 arrivals lie behind at 250 ms: the third comes after half a period of the new rate.
    expect(dues(scaled, 0, 5)).toEqual([0, 100, 200, 275, 325]);
    expect(countOf(scaled)).toBe(Math.ceil(2.5 + 0.75 * 20));
  });

  it('is the same when the rate is told again in the middle', () => {
    const scaled = steadyTimetable(0.01, 1_000).rescaled(250, 10).rescaled(601, 10);
    expect(dues(scaled, 0, 10)).toEqual(dues(steadyTimetable(0.01, 1_000), 0, 10));
  });

  it('stops and goes on', () => {
    const scaled = steadyTimetable(0.01, 1_000).rescaled(150, 0).rescaled(650, 10);
    expect(dues(scaled, 1, 3)).toEqual([100, 700, 800]);
    expect(countOf(scaled)).toBe(5);
  });

  it('replaces a ramp to its end', () => {
    const ramp = rampingTimetable(10, [{ durationMs: 1_000, target: 1_000 }], 1_000);
    expect(dues(ramp.rescaled(0, 4), 0, 5)).toEqual([250, 500, 750, 1_000, never]);
  });
});

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
