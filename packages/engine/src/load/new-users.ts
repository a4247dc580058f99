/**
 * How many users that have to connect first a thread brings in at a time, about once a millisecond.
 * Opening connections takes the time in which answers would be read, and so set users free; a target's
 * queue for connections is short besides. This still allows for 32,000 new users a second.
 */
export const newUsersAtOnce = 32;

const everyMs = 1;

/** Lets in no more than so many within a millisecond. */
export class NewUsersGate {
  #left = newUsersAtOnce;
  #opensAt = Number.NEGATIVE_INFINITY;

  /** When the next one may come; in the past while there is room. */
  get opensAt(): number {
    return this.#left > 0 ? Number.NEGATIVE_INFINITY : this.#opensAt;
  }

  /** Whether one may come now. */
  letIn(now: number): boolean {
    if (now >= this.#opensAt) {
      this.#opensAt = now + everyMs;
      this.#left = newUsersAtOnce;
    }
    if (this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }
}
