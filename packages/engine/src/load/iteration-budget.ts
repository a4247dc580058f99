import type { IterationLimit } from '../plan/executor-schedule.ts';
import type { IterationCounter } from './iteration-counter.ts';

/** How many iterations an executor lets its users begin. */
export class IterationBudget {
  readonly #limit: IterationLimit;
  readonly #counter: IterationCounter;

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
        return this.#counter.claimed < this.#limit.count;
      case 'per-vu':
        return begun < this.#limit.count;
    }
  }

  /** The number of the user's next iteration, over all workers; null when it may begin no more. */
  claim(begun: number): number | null {
    if (!this.allows(begun)) return null;
    const iteration = this.#counter.claim();
    // Another worker may have been faster.
    return this.#limit.kind === 'shared' && iteration >= this.#limit.count ? null : iteration;
  }
}
