/**
 * The time that executors go by: it begins with the load and stands still while the load is paused.
 * Moments are `performance.now()` milliseconds; whoever asks says which moment it is.
 */
export class LoadClock {
  readonly #startedAt: number;
  #pausedAt: number | null = null;
  #pausedMs = 0;

  constructor(startedAt: number) {
    this.#startedAt = startedAt;
  }

  get isPaused(): boolean {
    return this.#pausedAt !== null;
  }

  elapsedAt(moment: number): number {
    return (this.#pausedAt ?? moment) - this.#startedAt - this.#pausedMs;
  }

  /** When so much will have elapsed if nobody pauses the load before; Infinity while it is paused. */
  momentOf(elapsedMs: number): number {
    return this.isPaused ? Number.POSITIVE_INFINITY : this.#startedAt + this.#pausedMs + elapsedMs;
  }

  pause(moment: number): void {
    this.#pausedAt ??= moment;
  }

  resume(moment: number): void {
    if (this.#pausedAt === null) return;
    this.#pausedMs += Math.max(0, moment - this.#pausedAt);
    this.#pausedAt = null;
  }
}
