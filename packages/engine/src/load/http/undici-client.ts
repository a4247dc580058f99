import { buildConnector, Client, type Dispatcher } from 'undici';
import { classifyError, isClosedConnection } from './failure.ts';
import type {
  HttpClient,
  HttpClientFactory,
  HttpFailure,
  HttpOutcome,
  HttpRequest,
} from './http-client.ts';

export interface UndiciOptions {
  /** Accept certificates that don't verify. */
  readonly insecure: boolean;
  readonly connectTimeoutMs: number;
}

/** Longer than people think between two pages; servers close sooner when they want to. */
const keepAliveMs = 60_000;
/** Bytes kept of an answer: more than any page that values are taken out of. */
const mostBodyBytes = 16 * 1024 * 1024;

/**
 * One undici Client for each user and origin, driven through `dispatch`: nearly twice the requests per
 * CPU-second of `undici.request`, and every user has a connection of its own as a browser has.
 */
export function undiciClients({ insecure, connectTimeoutMs }: UndiciOptions): HttpClientFactory {
  const connector = buildConnector({
    rejectUnauthorized: !insecure,
    timeout: connectTimeoutMs,
    allowH2: true,
  });
  return { open: (origin) => new UndiciClient(origin, connector) };
}

class UndiciClient implements HttpClient {
  readonly #origin: string;
  readonly #connector: buildConnector.connector;
  readonly #secure: boolean;
  #client: Client | null = null;
  #current: UndiciExchange | null = null;
  /** Requests that went out over the connection there is now. */
  #sentOnConnection = 0;

  constructor(origin: string, connector: buildConnector.connector) {
    this.#origin = origin;
    this.#connector = connector;
    this.#secure = origin.startsWith('https:');
  }

  send(request: HttpRequest): Promise<HttpOutcome> {
    const { promise, resolve } = Promise.withResolvers<HttpOutcome>();
    const exchange = new UndiciExchange(this, request, resolve);
    this.#current = exchange;
    this.dispatch(exchange);
    return promise;
  }

  cancel(failure: HttpFailure): void {
    this.#current?.fail(failure);
    this.close();
  }

  close(): void {
    this.#client?.destroy().catch(() => {});
    this.#client = null;
    this.#sentOnConnection = 0;
  }

  dispatch(exchange: UndiciExchange): void {
    this.#client ??= this.#open();
    const { method, path, headers, body } = exchange.request;
    this.#client.dispatch({ method, path, headers: headers as string[], body }, exchange);
  }

  noteSent(): void {
    this.#sentOnConnection += 1;
  }

  /** True when the connection had served before: only then may the server have closed it meanwhile. */
  get reusedConnection(): boolean {
    return this.#sentOnConnection > 1;
  }

  #open(): Client {
    return new Client(this.#origin, {
      connect: (options, callback) => this.#connect(options, callback),
      keepAliveTimeout: keepAliveMs,
      // The virtual user watches over the whole request.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  #connect(options: buildConnector.Options, callback: buildConnector.Callback): void {
    const startedAt = performance.now();
    const exchange = this.#current;
    let connectedAt = -1;
    const socket = this.#connector(options, (...result) => {
      const now = performance.now();
      const [error] = result;
      if (error === null && exchange !== null) {
        exchange.connectMs = (this.#secure ? connectedAt : now) - startedAt;
        if (this.#secure) exchange.tlsMs = now - connectedAt;
      }
      this.#sentOnConnection = 0;
      callback(...result);
    }) as unknown as { once(event: 'connect', listener: () => void): void } | undefined;
    if (this.#secure) {
      socket?.once('connect', () => {
        connectedAt = performance.now();
      });
    }
  }
}

/** Both the handler that undici calls and the outcome it leads to: one allocation for each request. */
class UndiciExchange implements Dispatcher.DispatchHandler, HttpOutcome {
  readonly request: HttpRequest;
  readonly #owner: UndiciClient;
  readonly #resolve: (outcome: HttpOutcome) => void;
  #settled = false;
  #keep = false;
  #chunks: Buffer[] = [];
  #kept = 0;
  #pairs: HttpOutcome['headers'] | null = null;
  #parsed: Readonly<Record<string, string | string[] | undefined>> = {};

  failure: HttpFailure | null = null;
  status = 0;
  bytesIn = 0;
  bytesOut = 0;
  timesSent = 0;
  sentAt = -1;
  firstByteAt = -1;
  endedAt = -1;
  connectMs = -1;
  tlsMs = -1;

  constructor(owner: UndiciClient, request: HttpRequest, resolve: (outcome: HttpOutcome) => void) {
    this.#owner = owner;
    this.request = request;
    this.#resolve = resolve;
  }

  get headers(): HttpOutcome['headers'] {
    this.#pairs ??= this.#makePairs();
    return this.#pairs;
  }

  #makePairs(): [string, string][] {
    const pairs: [string, string][] = [];
    for (const name in this.#parsed) {
      const value = this.#parsed[name];
      if (typeof value === 'string') pairs.push([name, value]);
      else if (value !== undefined) for (const each of value) pairs.push([name, each]);
    }
    return pairs;
  }

  get setCookies(): readonly string[] {
    const cookies = this.#parsed['set-cookie'];
    if (cookies === undefined) return none;
    return typeof cookies === 'string' ? [cookies] : cookies;
  }

  get body(): Buffer | null {
    if (!this.#keep) return null;
    const [first] = this.#chunks;
    return this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks);
  }

  fail(failure: HttpFailure): void {
    this.failure = failure;
    this.#settle();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#settled) {
      controller.abort(new Error('cut off'));
      return;
    }
    this.sentAt = performance.now();
    this.timesSent += 1;
    this.bytesOut += requestBytes(this.request);
    this.#owner.noteSent();
  }

  onResponseStarted(): void {
    if (this.firstByteAt < 0) this.firstByteAt = performance.now();
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.bytesIn += headBytes(controller.rawHeaders);
    // Early hints and the like come before the answer.
    if (status < 200) return;
    // HTTP/2 tells of no first byte but of the head.
    if (this.firstByteAt < 0) this.firstByteAt = performance.now();
    this.status = status;
    this.#parsed = headers;
    this.#keep = this.request.keepBody || status !== this.request.expectedStatus;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bytesIn += chunk.length;
    if (!this.#keep || this.#kept >= mostBodyBytes) return;
    this.#kept += chunk.length;
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#settle();
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    if (this.#settled) return;
    if (this.#canBeSentAgain(error)) this.#owner.dispatch(this);
    else this.fail(classifyError(error));
  }

  /** As browsers do: the server closed an idle connection, and asking again can do no harm. */
  #canBeSentAgain(error: Error): boolean {
    return (
      this.timesSent === 1 &&
      this.firstByteAt < 0 &&
      this.#owner.reusedConnection &&
      safeMethods.has(this.request.method) &&
      isClosedConnection(error)
    );
  }

  #settle(): void {
    if (this.#settled) return;
    this.#settled = true;
    this.endedAt = performance.now();
    this.#resolve(this);
  }
}

const none: readonly string[] = [];
const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Request line, headers and body; what the client itself adds is about 60 bytes. */
function requestBytes({ method, path, headers, body }: HttpRequest): number {
  let bytes = method.length + path.length + 72;
  for (let i = 0; i + 1 < headers.length; i += 2) {
    bytes += (headers[i]?.length ?? 0) + (headers[i + 1]?.length ?? 0) + 4;
  }
  return bytes + (body === null ? 0 : Buffer.byteLength(body));
}

/** The status line and headers as they came over HTTP/1; HTTP/2 compresses them, and then this is their plain size. */
function headBytes(raw: Dispatcher.DispatchController['rawHeaders']): number {
  let bytes = 17;
  if (Array.isArray(raw)) for (const part of raw) bytes += part.length + 2;
  else
    for (const [name, value] of Object.entries(raw ?? {}))
      bytes += name.length + String(value).length + 4;
  return bytes;
}
