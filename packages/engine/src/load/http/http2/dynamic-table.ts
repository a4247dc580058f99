import type { HeaderField } from './header-field.ts';

/** What the table may grow to, as everybody may assume who was told nothing else. */
export const mostTableSize = 4_096;

/** As many as fit in when each is empty: a power of two, so that places come round. */
const mostFields = mostTableSize / 32;

/** What both ends have agreed to call by a number (RFC 7541, 2.3.2 and 4): the latest entry is number 0. */
export class DynamicTable {
  /** A ring. Some servers never add anything. */
  #fields: (HeaderField | undefined)[] = [];
  #added = 0;
  #evicted = 0;
  #size = 0;
  #mostSize = mostTableSize;

  at(number: number): HeaderField | undefined {
    const place = this.#added - 1 - number;
    return place < this.#evicted ? undefined : this.#fields[place % mostFields];
  }

  /** One that is larger than the table only empties it. */
  add(field: HeaderField): void {
    const { size } = field;
    this.#evictTo(this.#mostSize - size);
    if (size > this.#mostSize) return;
    this.#fields[this.#added % mostFields] = field;
    this.#added += 1;
    this.#size += size;
  }

  /** To `mostTableSize` at most. */
  resize(mostSize: number): void {
    this.#mostSize = mostSize;
    this.#evictTo(mostSize);
  }

  #evictTo(size: number): void {
    while (this.#size > size && this.#evicted < this.#added) {
      this.#size -= this.#fields[this.#evicted % mostFields]?.size ?? 0;
      this.#evicted += 1;
    }
  }
}
