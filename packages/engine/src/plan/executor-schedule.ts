import type { Timetable } from './timetable.ts';

/**
 * What an executor comes to before anything runs. Times are milliseconds since the scenario began, by
 * a clock that stands still while the load is paused.
 */
export type ExecutorSchedule = ClosedSchedule | OpenSchedule;

/** Users come and go as planned; each starts its next iteration when its last one has ended. */
export interface ClosedSchedule {
  readonly model: 'closed';
  readonly maxVus: number;
  /** Users wanted at a moment. Users are numbered from 0; the lowest numbers are the ones wanted. */
  vusAt(elapsedMs: number): number;
  /** The first moment after the given one at which `vusAt` changes; null when it stays as it is. */
  nextChange(elapsedMs: number): number | null;
  /** No iteration starts at or after it. */
  readonly endMs: number;
  /** How long an iteration may go on when its user is no longer wanted before the end; null for as long as at the end. */
  readonly gracefulRampDownMs: number | null;
  readonly iterations: IterationLimit;
}

/** Iterations start as planned, whatever became of those before; users are what it takes. */
export interface OpenSchedule {
  readonly model: 'open';
  readonly preAllocatedVus: number;
  readonly maxVus: number;
  readonly timetable: Timetable;
  readonly endMs: number;
  /** Iterations started a second where the timetable is at its densest. */
  readonly peakPerSecond: number;
}

export type IterationLimit =
  | { readonly kind: 'unlimited' }
  /** In all, whichever user takes them. */
  | { readonly kind: 'shared'; readonly count: number }
  | { readonly kind: 'per-vu'; readonly count: number };

/** A schedule with the same users from beginning to end. */
export function steadySchedule(
  vus: number,
  endMs: number,
  iterations: IterationLimit,
): ClosedSchedule {
  return {
    model: 'closed',
    maxVus: vus,
    vusAt: (elapsedMs) => (elapsedMs < endMs ? vus : 0),
    nextChange: (elapsedMs) => (elapsedMs < endMs ? endMs : null),
    endMs,
    gracefulRampDownMs: null,
    iterations,
  };
}

/** The same users from now to the end, whatever the schedule wanted. */
export function rescaledSchedule(schedule: ClosedSchedule, vus: number): ClosedSchedule {
  const { endMs, iterations, gracefulRampDownMs, maxVus } = schedule;
  return { ...steadySchedule(vus, endMs, iterations), gracefulRampDownMs, maxVus };
}
