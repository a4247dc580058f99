/** What is asked for over the time of a load: users at work, or iterations started a second. */
export interface LoadCurve {
  readonly label: string;
  readonly unit: 'users' | 'rate';
  readonly points: readonly CurvePoint[];
}

export interface CurvePoint {
  readonly atMs: number;
  readonly value: number;
}

interface StageShape {
  readonly durationMs: number;
  readonly target: number;
}

/** The same all the time, after a ramp from nothing. */
export function steady(value: number, durationMs: number, rampUpMs = 0): readonly CurvePoint[] {
  const end = { atMs: durationMs, value };
  return rampUpMs > 0
    ? [{ atMs: 0, value: 0 }, { atMs: Math.min(rampUpMs, durationMs), value }, end]
    : [{ atMs: 0, value }, end];
}

/** Straight from each target to the next; a stage without a length is a leap. */
export function staged(from: number, stages: readonly StageShape[]): readonly CurvePoint[] {
  let atMs = 0;
  const points = [{ atMs, value: from }];
  for (const { durationMs, target } of stages) {
    atMs += durationMs;
    points.push({ atMs, value: target });
  }
  return points;
}

/**
 * How a capacity search may go, in levels of one unit of time: doubled while they hold, then halfway
 * between what held and what did not. Where the limit lies is made up: nobody knows it yet.
 */
export function searchLevels(from: number, to: number): readonly number[] {
  const limit = from + (to - from) * 0.62;
  const levels: number[] = [];
  let held = 0;
  let level = from;
  while (level <= limit && level < to) {
    levels.push(level);
    held = level;
    level = Math.min(level * 2, to);
  }
  levels.push(level);
  let failed = level;
  for (let step = 0; step < 3; step += 1) {
    level = (held + failed) / 2;
    levels.push(level);
    if (level <= limit) held = level;
    else failed = level;
  }
  return levels;
}

/** Levels one after another, each as long, with a leap between them. */
export function stairs(levels: readonly number[], levelMs: number): readonly CurvePoint[] {
  return levels.flatMap((value, index) => [
    { atMs: index * levelMs, value },
    { atMs: (index + 1) * levelMs, value },
  ]);
}

export function shift(points: readonly CurvePoint[], byMs: number): readonly CurvePoint[] {
  return points.map(({ atMs, value }) => ({ atMs: atMs + byMs, value }));
}

export function endOf(curves: readonly LoadCurve[]): number {
  return Math.max(0, ...curves.flatMap(({ points }) => points.map(({ atMs }) => atMs)));
}

export function peakOf(curves: readonly LoadCurve[], unit: LoadCurve['unit']): number {
  return Math.max(
    0,
    ...curves
      .filter((curve) => curve.unit === unit)
      .flatMap(({ points }) => points.map(({ value }) => value)),
  );
}
