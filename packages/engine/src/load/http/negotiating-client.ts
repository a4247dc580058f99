import { performance } from 'node:perf_hooks';
import { Exchange } from './exchange.ts';
import { classifyError } from './failure.ts';
import type { HttpClient, HttpFailure, HttpListener, HttpRequest } from './http-client.ts';
import type { Protocol } from './protocols.ts';

interface Waiting {
  readonly request: HttpRequest;
  readonly listener: HttpListener;
  readonly askedAt: number;
}

/** A client for an origin of which it is still being asked what it speaks. */
export class NegotiatingClient implements HttpClient {
  readonly #ask: () => Promise<Protocol>;
  readonly #open: (protocol: Protocol) => HttpClient;
  #client: HttpClient | null = null;
  #waiting: Waiting[] = [];

  constructor(ask: () => Promise<Protocol>, open: (protocol: Protocol) => HttpClient) {
    this.#ask = ask;
    this.#open = open;
  }

  get multiplexes(): boolean {
    return this.#client?.multiplexes === true;
  }

  send(request: HttpRequest, listener: HttpListener, askedAt: number, now = askedAt): void {
    if (this.#client !== null) {
      this.#client.send(request, listener, askedAt, now);
      return;
    }
    this.#waiting.push({ request, listener, askedAt });
    if (this.#waiting.length > 1) return;
    this.#ask().then(
      (protocol) => this.#begin(protocol),
      (error: Error) => this.cancel(classifyError(error)),
    );
  }

  cancel(failure: HttpFailure, only?: HttpRequest): void {
    const given = this.#waiting.filter(({ request }) => (only ?? request) === request);
    this.#waiting = this.#waiting.filter((each) => !given.includes(each));
    for (const { request, listener } of given) new Exchange(request, listener, 0).fail(failure);
    this.#client?.cancel(failure, only);
  }

  close(): void {
    this.#waiting = [];
    this.#client?.close();
  }

  #begin(protocol: Protocol): void {
    this.#client ??= this.#open(protocol);
    const now = performance.now();
    for (const { request, listener, askedAt } of this.#waiting.splice(0)) {
      this.#client.send(request, listener, askedAt, now);
    }
  }
}
