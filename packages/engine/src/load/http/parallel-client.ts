import type {
  HttpClient,
  HttpClientFactory,
  HttpFailure,
  HttpOutcome,
  HttpRequest,
} from './http-client.ts';

/**
 * Clients that take requests while others are under way, as browsers do: each over a connection of its
 * own, up to so many to one origin. More wait in the order they were asked for.
 */
export function parallelClients(
  clients: HttpClientFactory,
  connections: number,
): HttpClientFactory {
  return { open: (origin) => new ParallelClient(() => clients.open(origin), connections) };
}

interface Waiting {
  readonly request: HttpRequest;
  readonly resolve: (outcome: HttpOutcome) => void;
}

class ParallelClient implements HttpClient {
  readonly #open: () => HttpClient;
  readonly #connections: number;
  /** The one used last is used next: a browser too lets the others go idle. */
  readonly #idle: HttpClient[] = [];
  readonly #busy = new Map<HttpRequest, HttpClient>();
  readonly #waiting: Waiting[] = [];

  constructor(open: () => HttpClient, connections: number) {
    this.#open = open;
    this.#connections = connections;
  }

  send(request: HttpRequest): Promise<HttpOutcome> {
    if (this.#busy.size < this.#connections) return this.#sendNow(request);
    const { promise, resolve } = Promise.withResolvers<HttpOutcome>();
    this.#waiting.push({ request, resolve });
    return promise;
  }

  cancel(failure: HttpFailure, only?: HttpRequest): void {
    const waiting = this.#waiting.splice(0);
    for (const one of waiting) {
      if (only === undefined || one.request === only) one.resolve(neverSent(failure));
      else this.#waiting.push(one);
    }
    for (const [request, client] of this.#busy) {
      if (only === undefined || request === only) client.cancel(failure);
    }
  }

  close(): void {
    for (const client of [...this.#idle.splice(0), ...this.#busy.values()]) client.close();
  }

  async #sendNow(request: HttpRequest): Promise<HttpOutcome> {
    const client = this.#idle.pop() ?? this.#open();
    this.#busy.set(request, client);
    const outcome = await client.send(request);
    this.#busy.delete(request);
    this.#idle.push(client);
    const next = this.#waiting.shift();
    if (next !== undefined) void this.#sendNow(next.request).then(next.resolve);
    return outcome;
  }
}

/** What became of a request that was given up while it waited for a connection. */
function neverSent(failure: HttpFailure): HttpOutcome {
  return {
    failure,
    status: 0,
    headers: [],
    setCookies: [],
    body: null,
    bytesIn: 0,
    bytesOut: 0,
    timesSent: 0,
    sentAt: -1,
    firstByteAt: -1,
    endedAt: performance.now(),
    connectMs: -1,
    tlsMs: -1,
  };
}
