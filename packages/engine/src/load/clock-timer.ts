import type { LoadClock } from '../plan/load-clock.ts';

/** One timer that goes by the load's own clock. */
export class ClockTimer {
  #timer: NodeJS.Timeout | null = null;

  /** In the place of what was set before. While the clock stands still it does not go off: set it again after that. */
  set(clock: LoadClock, elapsedMs: number, act: () => void): void {
    this.clear();
    const waitMs = Math.max(0, clock.momentOf(elapsedMs) - performance.now());
    if (waitMs < Number.POSITIVE_INFINITY) this.#timer = setTimeout(act, waitMs);
  }

  clear(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
