import type { Alarm } from './alarm.ts';

/** No timer can be set for longer. */
const longestWaitMs = 2 ** 31 - 1;

/** Rings by a timer of Node's: within a millisecond and a bit, since timers know nothing shorter. */
export class TimerAlarm implements Alarm {
  readonly #ring: () => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(ring: () => void) {
    this.#ring = ring;
  }

  set(moment: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (moment === Number.POSITIVE_INFINITY) return;
    const waitMs = Math.floor(moment - performance.now());
    this.#timer = setTimeout(this.#ring, Math.min(longestWaitMs, Math.max(1, waitMs)));
  }
}
