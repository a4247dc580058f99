import type { HeaderField } from './header-field.ts';

/** What both ends have agreed to call by a number (RFC 7541, 2.3.2 and 4): the latest entry is number 0. */
export class DynamicTable {
  /** The latest is last. */
  readonly #fields: HeaderField[] = [];
  #size = 0;
  #mostSize: number;

  constructor(mostSize: number) {
    this.#mostSize = mostSize;
  }

  get size(): number {
    return this.#size;
  }

  at(number: number): HeaderField | undefined {
    return this.#fields[this.#fields.length - 1 - number];
  }

  /** One that is larger than the table only empties it. */
  add(field: HeaderField): void {
    const { size } = field;
    this.#evictTo(this.#mostSize - size);
    if (size > this.#mostSize) return;
    this.#fields.push(field);
    this.#size += size;
  }

  resize(mostSize: number): void {
    this.#mostSize = mostSize;
    this.#evictTo(mostSize);
  }

  #evictTo(size: number): void {
    while (this.#size > size) {
      const oldest = this.#fields.shift();
      if (oldest === undefined) return;
      this.#size -= oldest.size;
    }
  }
}
