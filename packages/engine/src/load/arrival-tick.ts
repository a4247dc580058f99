/** Something with set times that the tick keeps. */
export interface ArrivalSource {
  /** In `performance.now()` milliseconds; Infinity when there is none. */
  readonly nextDueAt: number;
  /** Starts everything that is due. */
  startDue(): void;
}

/** No timer can be set for longer. */
const longestWaitMs = 2 ** 31 - 1;

/**
 * Starts arrivals when they are due, all of a worker's with one timer of a millisecond or more: with
 * a timer of its own for each, no more than 900 a second get started of a thousand.
 */
export class ArrivalTick {
  readonly #sources = new Set<ArrivalSource>();
  #timer: NodeJS.Timeout | null = null;

  add(source: ArrivalSource): void {
    this.#sources.add(source);
    this.reschedule();
  }

  remove(source: ArrivalSource): void {
    this.#sources.delete(source);
    this.reschedule();
  }

  /** For a source whose next moment has become another one. */
  reschedule(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const dueAt = Math.min(...[...this.#sources].map(({ nextDueAt }) => nextDueAt));
    if (dueAt === Number.POSITIVE_INFINITY) return;
    const waitMs = Math.floor(dueAt - performance.now());
    this.#timer = setTimeout(() => this.#tick(), Math.min(longestWaitMs, Math.max(1, waitMs)));
  }

  #tick(): void {
    for (const source of this.#sources) source.startDue();
    this.reschedule();
  }
}
