import type { Stage } from '../model/plan.ts';

/**
 * When iterations are to start. Arrivals are numbered from 0; each is due when the integral of the
 * rate over time has come to its number, which is solved for in closed form. So nothing drifts, and
 * every worker can tell the moment of any arrival by itself. Times are milliseconds since the
 * scenario began.
 */
export interface Timetable {
  /** Infinity when there is no such arrival. */
  dueAt(arrival: number): number;
  /** The same until the given moment, then so many arrivals a second to the end. */
  rescaled(fromMs: number, perSecond: number): Timetable;
}

/** The n-th arrival of a steady rate comes after n periods: the first at once, none at the very end. */
export function steadyTimetable(perMs: number, durationMs: number): Timetable {
  return createTimetable([{ startMs: 0, endMs: durationMs, from: perMs, to: perMs }], 0);
}

/**
 * The first arrival of a ramp comes when one whole iteration is due, as in k6, so that a ramp from 0
 * has no arrival at its start. `unitMs` is the time that rates are for.
 */
export function rampingTimetable(
  startRate: number,
  stages: readonly Stage[],
  unitMs: number,
): Timetable {
  const pieces: RatePiece[] = [];
  let from = startRate / unitMs;
  let startMs = 0;
  for (const { durationMs, target } of stages) {
    const to = target / unitMs;
    const endMs = startMs + durationMs;
    pieces.push({ startMs, endMs, from, to });
    from = to;
    startMs = endMs;
  }
  return createTimetable(pieces, 1);
}

/** The rate, in arrivals a millisecond, goes in a straight line. */
interface RatePiece {
  readonly startMs: number;
  readonly endMs: number;
  readonly from: number;
  readonly to: number;
}

/** An arrival is due when `first` and its number have come together; one that is due at the end counts when `first` is 1. */
function createTimetable(pieces: readonly RatePiece[], first: 0 | 1): Timetable {
  const areas = pieces.map(areaOf);
  const total = areas.reduce((sum, area) => sum + area, 0);
  // Sums of fractions miss whole numbers by a little.
  const tolerance = 1e-9 * Math.max(1, total);
  const last = first === 0 ? total - tolerance : total + tolerance;
  return {
    dueAt(arrival) {
      const wanted = arrival + first;
      if (wanted > last) return Number.POSITIVE_INFINITY;
      let before = 0;
      let due = 0;
      for (const [index, piece] of pieces.entries()) {
        const area = areas[index] ?? 0;
        if (area === 0) continue;
        due = momentOf(piece, Math.min(area, wanted - before));
        before += area;
        if (wanted <= before) break;
      }
      return due;
    },
    rescaled(fromMs, perSecond) {
      const endMs = pieces.at(-1)?.endMs ?? 0;
      const perMs = perSecond / 1_000;
      const kept = pieces.flatMap((piece) => upTo(piece, fromMs));
      const added = { startMs: fromMs, endMs: Math.max(fromMs, endMs), from: perMs, to: perMs };
      return createTimetable([...kept, added], first);
    },
  };
}

function areaOf({ startMs, endMs, from, to }: RatePiece): number {
  return ((endMs - startMs) * (from + to)) / 2;
}

/**
 * The moment at which so much of the piece's area lies behind: the positive root of
 * `from·t + slope·t²/2 = area`, in the form that loses no digits when the slope is nearly 0.
 */
function momentOf({ startMs, endMs, from, to }: RatePiece, area: number): number {
  if (area <= 0) return startMs;
  const slope = (to - from) / (endMs - startMs);
  const root = Math.sqrt(Math.max(0, from * from + 2 * slope * area));
  return Math.min(endMs, startMs + (2 * area) / (from + root));
}

function upTo(piece: RatePiece, moment: number): RatePiece[] {
  const { startMs, endMs, from, to } = piece;
  if (endMs <= moment) return [piece];
  if (startMs >= moment) return [];
  const reached = from + ((to - from) * (moment - startMs)) / (endMs - startMs);
  return [{ startMs, endMs: moment, from, to: reached }];
}
