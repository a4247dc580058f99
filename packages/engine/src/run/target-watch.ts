import type { Interval } from '../model/metrics.ts';

/**
 * Whether the target still answers. A threshold on the error rate does not tell: a target that was
 * quick and then died leaves many good answers and, since users back off, few errors.
 */
export interface TargetWatch {
  /** Of the load so far. */
  readonly elapsedMs: number;
  /** Into the load, when the target last gave any answer. */
  readonly answeredMs: number;
  /** A request has gone unanswered since then. */
  readonly failing: boolean;
}

export const watchFromStart: TargetWatch = { elapsedMs: 0, answeredMs: 0, failing: false };

/** Silence that ends a load and is longer than this is no hiccup. */
const deadAfterMs = 2_000;

/** Takes one more second into account. A second in which nothing was asked says nothing. */
export function watchInterval(watch: TargetWatch, interval: Interval): TargetWatch {
  const elapsedMs = watch.elapsedMs + interval.durationMs;
  const total = interval.series.find(({ key }) => key.flowId === null && key.stepId === null);
  if (total === undefined || total.requests === 0) return { ...watch, elapsedMs };
  const { connection = 0, timeout = 0 } = total.errors;
  if (connection + timeout < total.requests) {
    return { elapsedMs, answeredMs: elapsedMs, failing: false };
  }
  return { ...watch, elapsedMs, failing: true };
}

/** Null while the target may be taken to live. */
export function diedAtMs({ elapsedMs, answeredMs, failing }: TargetWatch): number | null {
  return failing && elapsedMs - answeredMs > deadAfterMs ? answeredMs : null;
}
