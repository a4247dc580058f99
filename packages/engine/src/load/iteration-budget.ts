import type { IterationLimit } from '../plan/executor-schedule.ts';
import type { IterationCounter } from './iteration-counter.ts';

/** Iterations by their numbers, one after the other. */
export interface IterationRange {
  readonly first: number;
  readonly count: number;
}

/** How many iterations an executor lets its users begin. */
export class IterationBudget {
  readonly #limit: IterationLimit;
  readonly #counter: IterationCounter;
  /** Claimed and not begun. */
  readonly #returned: number[] = [];

  constructor(limit: IterationLimit, counter: IterationCounter) {
    this.#limit = limit;
    this.#counter = counter;
  }

  /** Each user has its own, and nobody else can do them. */
  get isPerUser(): boolean {
    return this.#limit.kind === 'per-vu';
  }

  /** Whether a user that has begun so many may begin another. */
  allows(begun: number): boolean {
    switch (this.#limit.kind) {
      case 'unlimited':
        return true;
      case 'shared':
        return this.#returned.length > 0 || this.#counter.claimed < this.#limit.count;
      case 'per-vu':
        return begun < this.#limit.count;
    }
  }

  /** The number of the user's next iteration, over all workers; null when it may begin no more. */
  claim(begun: number): number | null {
    if (!this.allows(begun)) return null;
    const iteration = this.#returned.pop() ?? this.#counter.claim();
    // Another worker may have been faster.
    return this.#limit.kind === 'shared' && iteration >= this.#limit.count ? null : iteration;
  }

  /** One that was claimed and will not be begun by whoever did. */
  giveBack(iteration: number): void {
    this.#returned.push(iteration);
  }

  /**
   * Claims all that nobody has begun: of shared ones those of all workers, otherwise those of the users who
   * have begun so many each.
   */
  claimRest(begun: readonly number[]): readonly IterationRange[] {
    if (this.#limit.kind === 'unlimited') return [];
    const { count: limit, kind } = this.#limit;
    const returned = this.#returned.splice(0).map((first) => ({ first, count: 1 }));
    if (kind === 'shared') {
      const first = this.#counter.claimUpTo(limit);
      return [...returned, { first, count: limit - first }];
    }
    const left = begun.reduce((sum, each) => sum + Math.max(0, limit - each), 0);
    const own = returned.slice(0, left);
    const count = left - own.length;
    return [...own, { first: this.#counter.claim(count), count }];
  }
}
