/**
 * What an executor comes to before anything runs: how many users there should be at each moment and
 * how many iterations they may start. Times are milliseconds since the scenario began.
 */
export interface ExecutorSchedule {
  readonly maxVus: number;
  /** Users wanted at a moment. Users are numbered from 0; the lowest numbers are the ones wanted. */
  vusAt(elapsedMs: number): number;
  /** The first moment after the given one at which `vusAt` changes; null when it stays as it is. */
  nextChange(elapsedMs: number): number | null;
  /** No iteration starts at or after it. */
  readonly endMs: number;
  /** How long an iteration may go on when its user is no longer wanted before the end. */
  readonly gracefulRampDownMs: number;
  readonly iterations: IterationLimit;
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
): ExecutorSchedule {
  return {
    maxVus: vus,
    vusAt: (elapsedMs) => (elapsedMs < endMs ? vus : 0),
    nextChange: (elapsedMs) => (elapsedMs < endMs ? endMs : null),
    endMs,
    gracefulRampDownMs: 0,
    iterations,
  };
}
