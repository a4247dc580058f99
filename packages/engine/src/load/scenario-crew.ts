/** Nobody has anything to do any more, and nobody may begin again. */
const over = -1;

/** One cell for each scenario: how many workers have something to do in it, all of them at first. */
export function crewCells(scenarios: number, workers: number): Int32Array<SharedArrayBuffer> {
  const bytes = Int32Array.BYTES_PER_ELEMENT * scenarios;
  return new Int32Array(new SharedArrayBuffer(bytes)).fill(workers);
}

/**
 * One worker among those that share a scenario. Whoever is done waits until all are: users that the load
 * is scaled up by meanwhile may be its own.
 */
export class ScenarioCrew {
  readonly #cells: Int32Array<SharedArrayBuffer>;
  readonly #index: number;
  #isBusy = true;

  constructor(cells: Int32Array<SharedArrayBuffer>, index: number) {
    this.#cells = cells;
    this.#index = index;
  }

  get isOver(): boolean {
    return Atomics.load(this.#cells, this.#index) === over;
  }

  /** The worker has nothing to do. */
  rest(): void {
    if (!this.#isBusy) return;
    this.#isBusy = false;
    const wasLast = Atomics.sub(this.#cells, this.#index, 1) === 1;
    // Unless somebody began again in between.
    if (wasLast) Atomics.compareExchange(this.#cells, this.#index, 0, over);
    Atomics.notify(this.#cells, this.#index);
  }

  /** The worker has something to do again; false when that comes too late. */
  rise(): boolean {
    while (!this.#isBusy) {
      const busy = Atomics.load(this.#cells, this.#index);
      if (busy === over) return false;
      this.#isBusy = Atomics.compareExchange(this.#cells, this.#index, busy, busy + 1) === busy;
    }
    return true;
  }

  /** Resolves when all have nothing to do. */
  async finished(): Promise<void> {
    for (;;) {
      const busy = Atomics.load(this.#cells, this.#index);
      if (busy === over) return;
      await Atomics.waitAsync(this.#cells, this.#index, busy).value;
    }
  }
}
