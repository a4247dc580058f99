/** Counts the iterations of one scenario over all workers, each number once. */
export class IterationCounter {
  readonly #cells: BigInt64Array<SharedArrayBuffer>;
  readonly #index: number;

  /** `cells` has one cell for each scenario. */
  constructor(cells: BigInt64Array<SharedArrayBuffer>, index: number) {
    this.#cells = cells;
    this.#index = index;
  }

  /** How many were claimed until now. */
  get claimed(): number {
    return Number(Atomics.load(this.#cells, this.#index));
  }

  /** The number of the next iteration, from 0, or of the first of so many. */
  claim(count = 1): number {
    return Number(Atomics.add(this.#cells, this.#index, BigInt(count)));
  }

  /** Claims all below the limit that are left; the number of the first of them. */
  claimUpTo(limit: number): number {
    const first = Number(Atomics.exchange(this.#cells, this.#index, BigInt(limit)));
    return Math.min(first, limit);
  }
}
