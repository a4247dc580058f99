import { delay } from '../delay.ts';

/** How a queue writes. Only `write` does I/O; the rest is told what became of it. */
export interface WriteQueueOptions<Write> {
  /** Writes all of them or none. */
  write(batch: readonly Write[]): Promise<void>;
  /** True when the same write may succeed later. */
  isTransient(error: unknown): boolean;
  stored(batch: readonly Write[]): void;
  /** A write that can never succeed; it is left out and the others go on. */
  refused(write: Write, error: unknown): void;
  /** The store went away (with its error) or came back (null). */
  outage(error: unknown): void;
  /** More than `limit` writes wait: whoever makes them should stop. Said once for each outage. */
  overflowing(): void;
  readonly limit: number;
  readonly batchSize: number;
}

type WriteResult =
  | { readonly kind: 'stored' }
  | { readonly kind: 'refused'; readonly error: unknown }
  | { readonly kind: 'given-up' };

const firstDelayMs = 50;
const longestDelayMs = 1_000;

/**
 * Writes in the order they were given and never makes the giver wait. While the store is away the
 * writes stay in memory and are tried again, so that an outage loses nothing.
 */
export class WriteQueue<Write> {
  readonly #options: WriteQueueOptions<Write>;
  readonly #waiting: Write[] = [];
  #working: Promise<void> | null = null;
  #away = false;
  #overflowed = false;
  readonly #closing = new AbortController();

  constructor(options: WriteQueueOptions<Write>) {
    this.#options = options;
  }

  get size(): number {
    return this.#waiting.length;
  }

  push(write: Write): void {
    this.#waiting.push(write);
    if (this.#waiting.length > this.#options.limit && !this.#overflowed) {
      this.#overflowed = true;
      this.#options.overflowing();
    }
    this.#working ??= this.#work();
  }

  /** Resolves when everything pushed so far is stored or refused. */
  async settled(): Promise<void> {
    await this.#working;
  }

  /** Gives up waiting for a store that is away after `withinMs`; resolves to how many writes were left. */
  async close(withinMs: number): Promise<number> {
    const timer = setTimeout(() => this.#closing.abort(), withinMs);
    await this.#working;
    clearTimeout(timer);
    return this.#waiting.length;
  }

  async #work(): Promise<void> {
    // Lets what is pushed in the same turn into the same batch.
    await Promise.resolve();
    while (this.#waiting.length > 0 && !this.#closing.signal.aborted) {
      const done = await this.#store(this.#waiting.slice(0, this.#options.batchSize));
      this.#waiting.splice(0, done);
    }
    this.#working = null;
  }

  /** Resolves to how many of the batch are done with. */
  async #store(batch: readonly Write[]): Promise<number> {
    const result = await this.#tryUntilAnswered(batch);
    if (result.kind === 'given-up') return 0;
    if (result.kind === 'stored') {
      this.#options.stored(batch);
      return batch.length;
    }
    const [first, ...rest] = batch;
    if (first === undefined) return 0;
    // One of them is bad: they are tried one by one, so that only that one is lost.
    if (rest.length > 0) return this.#store([first]);
    this.#options.refused(first, result.error);
    return 1;
  }

  async #tryUntilAnswered(batch: readonly Write[]): Promise<WriteResult> {
    for (let delayMs = firstDelayMs; ; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
      try {
        await this.#options.write(batch);
        this.#back();
        return { kind: 'stored' };
      } catch (error) {
        if (!this.#options.isTransient(error)) {
          this.#back();
          return { kind: 'refused', error };
        }
        this.#gone(error);
        if (this.#closing.signal.aborted) return { kind: 'given-up' };
        await delay(delayMs, this.#closing.signal);
      }
    }
  }

  #gone(error: unknown): void {
    if (!this.#away) this.#options.outage(error);
    this.#away = true;
  }

  #back(): void {
    if (!this.#away) return;
    this.#away = false;
    this.#overflowed = false;
    this.#options.outage(null);
  }
}
