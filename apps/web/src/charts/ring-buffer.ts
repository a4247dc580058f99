/**
 * Rows of numbers by column, the newest `capacity` of them. Nothing is allocated per row: a load
 * that runs for hours costs what its first hour did.
 */
export class RingBuffer {
  readonly #columns: readonly Float64Array[];
  readonly #capacity: number;
  #start = 0;
  #length = 0;

  constructor(columns: number, capacity: number) {
    this.#columns = Array.from({ length: columns }, () => new Float64Array(capacity));
    this.#capacity = capacity;
  }

  get length(): number {
    return this.#length;
  }

  /** One value for each column; NaN where there is none. */
  push(row: readonly number[]): void {
    const at = (this.#start + this.#length) % this.#capacity;
    for (const [index, column] of this.#columns.entries()) column[at] = row[index] ?? Number.NaN;
    if (this.#length < this.#capacity) this.#length += 1;
    else this.#start = (this.#start + 1) % this.#capacity;
  }

  /** The newest value of a column; NaN when there is none. */
  last(column: number): number {
    if (this.#length === 0) return Number.NaN;
    return this.#columns[column]?.[(this.#start + this.#length - 1) % this.#capacity] ?? Number.NaN;
  }

  /** A column from oldest to newest, as a copy. */
  column(column: number): Float64Array {
    const values = this.#columns[column];
    const copy = new Float64Array(this.#length);
    if (values === undefined) return copy;
    const head = Math.min(this.#length, this.#capacity - this.#start);
    copy.set(values.subarray(this.#start, this.#start + head));
    copy.set(values.subarray(0, this.#length - head), head);
    return copy;
  }

  clear(): void {
    this.#start = 0;
    this.#length = 0;
  }
}
