/** The last updates of a run, so that whoever was away for a moment need not ask the database. */
export class ReplayBuffer<Update extends { readonly sequence: number }> {
  readonly #capacity: number;
  #updates: Update[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  push(update: Update): void {
    this.#updates.push(update);
    // Cut in bulk: an array's shift moves every element.
    if (this.#updates.length >= 2 * this.#capacity) {
      this.#updates = this.#updates.slice(-this.#capacity);
    }
  }

  /** Those after a sequence number, in order; null when some of them are no longer here. */
  after(sequence: number): readonly Update[] | null {
    const oldest = this.#updates[0];
    if (oldest === undefined) return [];
    if (sequence < oldest.sequence - 1) return null;
    return this.#updates.filter((update) => update.sequence > sequence);
  }
}
