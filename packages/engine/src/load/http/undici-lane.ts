import type { Socket } from 'node:net';
import { buildConnector, Client, type Dispatcher } from 'undici';
import { addressOf, type DialSettings, tlsOptions } from './dialer.ts';
import { Exchange } from './exchange.ts';
import { classifyError, isClosedConnection } from './failure.ts';
import { FieldsHead } from './fields-head.ts';
import type { HttpFailure, HttpListener, HttpRequest } from './http-client.ts';
import type { Lane, LaneOwner } from './lane.ts';
import { countSocket } from './open-sockets.ts';
import type { HttpProxy } from './proxy.ts';

/** Longer than people think between two pages; servers close sooner when they want to. */
const keepAliveMs = 60_000;

/** The way to one origin over undici, directly or through a proxy. */
export class UndiciRoute {
  readonly origin: string;
  readonly #settings: DialSettings;
  readonly #timeoutMs: number;
  readonly #proxy: HttpProxy | null;

  constructor(
    origin: string,
    settings: DialSettings,
    timeoutMs: number,
    proxy: HttpProxy | null = null,
  ) {
    this.origin = origin;
    this.#settings = settings;
    this.#timeoutMs = timeoutMs;
    this.#proxy = proxy;
  }

  get isSecure(): boolean {
    return this.origin.startsWith('https:');
  }

  /** A proxy is asked for plain HTTP by the whole address, and for a tunnel to anything else. */
  get #forwards(): boolean {
    return this.#proxy !== null && !this.isSecure;
  }

  /** Whom connections are made to. */
  get peer(): string {
    return this.#forwards ? (this.#proxy?.origin ?? this.origin) : this.origin;
  }

  pathOf({ path }: HttpRequest): string {
    return this.#forwards ? this.origin + path : path;
  }

  headersOf({ headers }: HttpRequest): readonly string[] {
    if (!this.#forwards) return headers;
    const own = ['host', new URL(this.origin).host, ...headers];
    const authorization = this.#proxy?.authorization ?? null;
    return authorization === null ? own : [...own, 'proxy-authorization', authorization];
  }

  connector(): buildConnector.connector {
    const connector = buildConnector({
      // undici's own words for what `tlsOptions` says; a name of the server it finds itself.
      ...withoutAddress(tlsOptions(this.peer, this.#settings)),
      timeout: this.#timeoutMs,
      allowH2: true,
    } as buildConnector.BuildOptions);
    const proxy = this.#proxy;
    if (proxy === null || this.#forwards) return connector;
    return (options, callback) => {
      const { host, port } = addressOf(this.origin);
      proxy.tunnel(`${host.includes(':') ? `[${host}]` : host}:${port}`, this.#timeoutMs).then(
        (socket) => connector({ ...options, httpSocket: socket }, callback),
        (error: Error) => callback(error, null),
      );
    };
  }
}

function withoutAddress({ host: _host, port: _port, ...rest }: ReturnType<typeof tlsOptions>) {
  return rest;
}

/**
 * One undici Client, driven through `dispatch`: nearly twice the requests per CPU-second of
 * `undici.request`. For proxies, and for whatever else the lean lane leaves out.
 */
export class UndiciLane implements Lane {
  readonly #route: UndiciRoute;
  readonly #owner: LaneOwner;
  readonly #connector: buildConnector.connector;
  #client: Client | null = null;
  #current: UndiciHandler | null = null;
  /** Requests that went out over the connection there is now. */
  #sentOnConnection = 0;

  constructor(route: UndiciRoute, owner: LaneOwner) {
    this.#route = route;
    this.#owner = owner;
    this.#connector = route.connector();
  }

  get multiplexes(): boolean {
    return false;
  }

  get isBusy(): boolean {
    return this.#current !== null;
  }

  send(request: HttpRequest, listener: HttpListener, askedAt: number, now = askedAt): void {
    const exchange = new Exchange(request, listener, now - askedAt);
    this.dispatch(new UndiciHandler(this, exchange));
  }

  cancel(failure: HttpFailure, only?: HttpRequest): void {
    const exchange = this.#current?.exchange ?? null;
    if (only !== undefined && exchange?.request !== only) return;
    const client = this.#giveUp();
    if (exchange !== null) {
      this.#owner.freed(this);
      // Before undici tells the exchange of its own end.
      exchange.fail(failure);
    }
    client?.destroy().catch(() => {});
  }

  close(): void {
    this.#current?.exchange.abandon();
    this.#giveUp()
      ?.destroy()
      .catch(() => {});
  }

  dispatch(handler: UndiciHandler): void {
    this.#current = handler;
    this.#client ??= this.#open();
    const { request } = handler.exchange;
    this.#client.dispatch(
      {
        method: request.method as Dispatcher.HttpMethod,
        path: this.#route.pathOf(request),
        headers: this.#route.headersOf(request) as string[],
        body: request.body,
      },
      handler,
    );
  }

  noteSent(): void {
    this.#sentOnConnection += 1;
  }

  /** True when the connection had served before: only then may the server have closed it meanwhile. */
  get reusedConnection(): boolean {
    return this.#sentOnConnection > 1;
  }

  ended(handler: UndiciHandler): void {
    if (this.#current !== handler) return;
    this.#current = null;
    this.#owner.freed(this);
  }

  #giveUp(): Client | null {
    const client = this.#client;
    this.#client = null;
    this.#current = null;
    this.#sentOnConnection = 0;
    return client;
  }

  #open(): Client {
    return new Client(this.#route.peer, {
      connect: (options, callback) => this.#connect(options, callback),
      keepAliveTimeout: keepAliveMs,
      // The virtual user watches over the whole request.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  #connect(options: buildConnector.Options, callback: buildConnector.Callback): void {
    const startedAt = performance.now();
    const exchange = this.#current?.exchange ?? null;
    const { isSecure } = this.#route;
    let connectedAt = -1;
    // Its type says that nothing comes back, but the socket does, unless a tunnel comes first.
    const socket = this.#connector(options, (...result) => {
      const now = performance.now();
      const [error] = result;
      if (error === null && exchange !== null) {
        const tlsFrom = connectedAt < 0 ? startedAt : connectedAt;
        exchange.connectMs = (isSecure ? tlsFrom : now) - startedAt;
        if (isSecure) exchange.tlsMs = now - tlsFrom;
      }
      this.#sentOnConnection = 0;
      callback(...result);
    }) as unknown as Socket | undefined;
    if (socket === undefined) return;
    countSocket(socket);
    socket.once('connect', () => {
      connectedAt = performance.now();
    });
  }
}

/** What undici calls. */
class UndiciHandler implements Dispatcher.DispatchHandler {
  readonly exchange: Exchange;
  readonly #lane: UndiciLane;

  constructor(lane: UndiciLane, exchange: Exchange) {
    this.#lane = lane;
    this.exchange = exchange;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.exchange.isSettled) {
      controller.abort(new Error('cut off'));
      return;
    }
    this.exchange.sending(performance.now(), this.exchange.request.head.length);
    this.#lane.noteSent();
  }

  onResponseStarted(): void {
    if (this.exchange.firstByteAt < 0) this.exchange.firstByteAt = performance.now();
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    const { exchange } = this;
    exchange.bytesIn += headBytes(controller.rawHeaders);
    // Early hints and the like come before the answer.
    if (status < 200) return;
    // HTTP/2 tells of no first byte but of the head.
    if (exchange.firstByteAt < 0) exchange.firstByteAt = performance.now();
    exchange.onHead(new FieldsHead('HTTP/1.1', status, headers));
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.exchange.bytesIn += chunk.length;
    this.exchange.onBody(chunk, 0, chunk.length);
  }

  onResponseEnd(): void {
    this.#lane.ended(this);
    this.exchange.settle(performance.now());
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    if (this.exchange.isSettled) return;
    if (this.#canBeSentAgain(error)) {
      this.#lane.dispatch(this);
      return;
    }
    this.#lane.ended(this);
    this.exchange.fail(classifyError(error));
  }

  /** As browsers do: the server closed an idle connection, and asking again can do no harm. */
  #canBeSentAgain(error: Error): boolean {
    const { exchange } = this;
    return exchange.mayBeSentAgain && this.#lane.reusedConnection && isClosedConnection(error);
  }
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
