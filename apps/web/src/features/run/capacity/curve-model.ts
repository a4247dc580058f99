import type { CapacityLevel } from '../figure-fragments.ts';

/** A level as a point of the curve. */
export interface CurvePoint {
  readonly level: number;
  readonly p95: number;
  readonly throughput: number;
  readonly held: boolean;
  readonly isSure: boolean;
}

/** The levels from low to high. One that was tried twice counts as it came out last. */
export function curveOf(levels: readonly CapacityLevel[]): readonly CurvePoint[] {
  const byLevel = new Map<number, CurvePoint>();
  for (const one of levels) {
    byLevel.set(one.level, {
      level: one.level,
      p95: one.responseTime.p95,
      throughput: one.requestsPerSecond,
      held: one.held,
      isSure: one.certainty === 'SURE',
    });
  }
  return [...byLevel.values()].toSorted((a, b) => a.level - b.level);
}

/** Where the limit lies as far as the levels tell: above the highest that held, below the lowest that did not. */
export function gapOf(levels: readonly CapacityLevel[]): {
  readonly low: number | null;
  readonly high: number | null;
} {
  const points = curveOf(levels);
  const high = points.find(({ held }) => !held)?.level ?? null;
  const low =
    points.findLast(({ held, level }) => held && (high === null || level < high))?.level ?? null;
  return { low, high };
}

/** About so many round ticks from 0 to what covers the largest value. */
export function ticksTo(most: number, count: number): readonly number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const ticks: number[] = [];
  for (let index = 0; (index - 1) * step < most; index += 1) {
    ticks.push(Number((index * step).toPrecision(12)));
  }
  return ticks;
}

/** Where levels lie on their axis. */
export interface LevelAxis {
  readonly ticks: readonly number[];
  /** 0 at the beginning of the axis, 1 at its end. */
  readonly place: (level: number) => number;
}

/** Levels that far apart are told apart on an axis of doublings alone. */
const wide = 12;

export function levelAxis(levels: readonly number[]): LevelAxis {
  const highest = Math.max(0, ...levels);
  const lowest = Math.min(highest, ...levels);
  if (lowest <= 0 || highest / lowest < wide) {
    const ticks = ticksTo(highest, 5);
    const end = ticks.at(-1) ?? 1;
    return { ticks, place: (level) => level / end };
  }
  const ticks = oneTwoFive(lowest, highest);
  const [first = lowest] = ticks;
  const span = Math.log((ticks.at(-1) ?? highest) / first);
  return { ticks, place: (level) => Math.log(Math.max(level, first) / first) / span };
}

/** 1, 2, 5, 10, 20, … from just below the lowest to just above the highest. */
function oneTwoFive(lowest: number, highest: number): readonly number[] {
  const all: number[] = [];
  for (
    let power = Math.floor(Math.log10(lowest));
    all.at(-1) === undefined || (all.at(-1) ?? 0) < highest;
    power += 1
  ) {
    all.push(...[1, 2, 5].map((digit) => Number((digit * 10 ** power).toPrecision(3))));
  }
  const from = all.findLastIndex((tick) => tick <= lowest);
  const to = all.findIndex((tick) => tick >= highest);
  return all.slice(Math.max(0, from), to + 1);
}
