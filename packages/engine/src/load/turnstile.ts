/**
 * Lets one iteration at a time through, over all scenarios and workers: for flows that were only
 * proven for one user after another.
 */
export class Turnstile {
  readonly #cell: Int32Array<SharedArrayBuffer>;

  constructor(cell: Int32Array<SharedArrayBuffer>) {
    this.#cell = cell;
  }

  /** Whether one may go in; whoever does must leave. */
  tryEnter(): boolean {
    return Atomics.compareExchange(this.#cell, 0, 0, 1) === 0;
  }

  leave(): void {
    Atomics.store(this.#cell, 0, 0);
  }
}
