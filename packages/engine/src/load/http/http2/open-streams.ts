import type { RequestStream } from './request-stream.ts';

/**
 * The streams of a connection that are under way: seldom more than one, and never many. A Map would be made
 * anew every few requests, as entries come and go.
 */
export class OpenStreams {
  readonly #slots: (RequestStream | null)[] = [null];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(id: number): RequestStream | null {
    for (let i = 0; i < this.#slots.length; i++) {
      const stream = this.#slots[i] ?? null;
      if (stream !== null && stream.id === id) return stream;
    }
    return null;
  }

  add(stream: RequestStream): void {
    const free = this.#slots.indexOf(null);
    if (free < 0) this.#slots.push(stream);
    else this.#slots[free] = stream;
    this.#size += 1;
  }

  delete(stream: RequestStream): void {
    const place = this.#slots.indexOf(stream);
    if (place < 0) return;
    this.#slots[place] = null;
    this.#size -= 1;
  }

  /** In the order in which they were begun. */
  all(): RequestStream[] {
    return this.#slots.filter((stream) => stream !== null).toSorted((a, b) => a.id - b.id);
  }
}
