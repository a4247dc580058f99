import type { HttpClient, HttpClientFactory, Manner } from './http/http-client.ts';

/** One user's clients, each opened when its origin is first asked. Most flows have one: no list is made for it. */
export class UserClients {
  readonly #factory: HttpClientFactory;
  readonly #manner: Manner;
  #origin = '';
  #first: HttpClient | null = null;
  #others: Map<string, HttpClient> | null = null;

  constructor(factory: HttpClientFactory, manner: Manner) {
    this.#factory = factory;
    this.#manner = manner;
  }

  of(origin: string): HttpClient {
    if (this.#first === null) {
      this.#origin = origin;
      this.#first = this.#factory.open(origin, this.#manner);
    }
    return origin === this.#origin ? this.#first : this.#other(origin);
  }

  /** Gives their connections up; they may be asked for again. */
  close(): void {
    this.#first?.close();
    this.#first = null;
    for (const client of this.#others?.values() ?? []) client.close();
    this.#others = null;
  }

  #other(origin: string): HttpClient {
    this.#others ??= new Map();
    const existing = this.#others.get(origin);
    if (existing !== undefined) return existing;
    const created = this.#factory.open(origin, this.#manner);
    this.#others.set(origin, created);
    return created;
  }
}
