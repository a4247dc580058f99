import type { Interval, SeriesCounts } from '../model/metrics.ts';
import type { CapacitySearch } from '../model/plan.ts';
import { ratioOf } from './batches.ts';
import { recoveryShare } from './search-limit.ts';
import type { SloBound } from './slo-bound.ts';

/** Calm seconds in a row that make a recovery. */
const calmSeconds = 2;

/**
 * Waits, under little load, until a target that was overloaded keeps to the bounds again, or the time
 * for that is over: what it is still slow with would be held against the next level.
 */
export class Recovery {
  readonly #bounds: readonly SloBound[];
  readonly #budgetMs: number;
  #elapsedMs = 0;
  #calm = 0;

  constructor({ levelMs }: Pick<CapacitySearch, 'levelMs'>, bounds: readonly SloBound[]) {
    this.#bounds = bounds;
    this.#budgetMs = levelMs * recoveryShare;
  }

  /** Whether the next level may begin after this second. */
  hear(interval: Interval, finest: readonly SeriesCounts[]): boolean {
    this.#elapsedMs += interval.durationMs;
    this.#calm = this.#isCalm(interval, finest) ? this.#calm + 1 : 0;
    return this.#calm >= calmSeconds || this.#elapsedMs >= this.#budgetMs;
  }

  #isCalm({ durationMs, activeUsers }: Interval, finest: readonly SeriesCounts[]): boolean {
    return this.#bounds.every((bound) => {
      const { operator, limit } = bound.ratio;
      const ratio = ratioOf([bound.meter().add({ durationMs, activeUsers, finest })]);
      if (ratio === null) return false;
      return operator.startsWith('<') ? ratio <= limit : ratio >= limit;
    });
  }
}
