import type { Interval } from '../model/metrics.ts';

/** Two seconds are alike when they differ by no more than this share and what chance makes of counts. */
const alike = { share: 0.1, deviations: 3 };

/**
 * Tells when a level that was just begun may be measured: its throughput is steady, or the time for
 * that is over. The first second is never measured.
 */
export class Settling {
  readonly #budgetMs: number;
  #elapsedMs = 0;
  #last: number | null = null;

  constructor(budgetMs: number) {
    this.#budgetMs = budgetMs;
  }

  /** Whether what comes after this second may be measured. */
  hear({ durationMs, series: [run] }: Interval): boolean {
    this.#elapsedMs += durationMs;
    const now = run === undefined ? 0 : run.requests;
    const isSteady = this.#last !== null && areAlike(this.#last, now);
    this.#last = now;
    return isSteady || this.#elapsedMs >= this.#budgetMs;
  }
}

function areAlike(before: number, now: number): boolean {
  const most = Math.max(before, now);
  return Math.abs(now - before) <= alike.share * most + alike.deviations * Math.sqrt(most);
}
