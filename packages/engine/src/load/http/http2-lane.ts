import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect as connectHttp2,
  constants,
  type IncomingHttpHeaders,
} from 'node:http2';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { type DialSettings, tlsOptions } from './dialer.ts';
import { Exchange } from './exchange.ts';
import { classifyError, connectionLost, isClosedConnection, unsendable } from './failure.ts';
import { FieldsHead } from './fields-head.ts';
import type { HttpFailure, HttpListener, HttpRequest } from './http-client.ts';
import type { Lane } from './lane.ts';
import { countSocket } from './open-sockets.ts';

/** The connections of a thread to one origin over HTTP/2. */
export class Http2Dialer {
  readonly #origin: string;
  readonly #options: ReturnType<typeof tlsOptions>;
  readonly authority: string;
  #session: Buffer | undefined;

  constructor(origin: string, settings: DialSettings) {
    this.#origin = origin;
    this.#options = tlsOptions(origin, settings);
    this.authority = new URL(origin).host;
  }

  /** `onSocket` gets the socket before anything has happened on it. */
  dial(onSocket: (socket: TLSSocket) => void): ClientHttp2Session {
    return connectHttp2(this.#origin, {
      settings: { enablePush: false },
      createConnection: () => {
        const socket = connectTls({
          ...this.#options,
          ALPNProtocols: ['h2'],
          session: this.#session,
        });
        socket.setNoDelay(true);
        if (this.#session === undefined) {
          socket.on('session', (session: Buffer) => {
            this.#session ??= session;
          });
        }
        countSocket(socket);
        onSocket(socket);
        return socket;
      },
    });
  }
}

/** All requests of a user to an origin as streams of one session: it is never too busy for another. */
export class Http2Lane implements Lane {
  readonly #dialer: Http2Dialer;
  #connection: Http2Connection | null = null;

  constructor(dialer: Http2Dialer) {
    this.#dialer = dialer;
  }

  get isBusy(): boolean {
    return false;
  }

  get multiplexes(): boolean {
    return true;
  }

  send(request: HttpRequest, listener: HttpListener, askedAt: number, now: number): void {
    const exchange = new Exchange(request, listener, now - askedAt);
    if (request.fault !== null) exchange.fail(unsendable(request.fault));
    else this.dispatch(exchange);
  }

  cancel(failure: HttpFailure, only?: HttpRequest): void {
    if (only === undefined) this.#giveUp()?.close(failure);
    else this.#connection?.cancel(failure, only);
  }

  close(): void {
    this.#giveUp()?.close(null);
  }

  dispatch(exchange: Exchange): void {
    if (this.#connection?.isUsable !== true) {
      this.#connection = new Http2Connection(this, this.#dialer, exchange);
    }
    this.#connection.send(exchange);
  }

  #giveUp(): Http2Connection | null {
    const connection = this.#connection;
    this.#connection = null;
    return connection;
  }
}

class Http2Connection {
  readonly #lane: Http2Lane;
  readonly #dialer: Http2Dialer;
  readonly #session: ClientHttp2Session;
  readonly #underWay = new Map<Exchange, ClientHttp2Stream | null>();
  #ready = false;
  #sent = 0;

  /** `first` is the exchange that it is made for: it gets the times of connecting. */
  constructor(lane: Http2Lane, dialer: Http2Dialer, first: Exchange) {
    this.#lane = lane;
    this.#dialer = dialer;
    this.#session = dialer.dial((socket) => timeConnecting(socket, first));
    this.#session.once('connect', () => {
      this.#ready = true;
      for (const exchange of [...this.#underWay.keys()]) this.#start(exchange);
    });
    this.#session.on('error', (error: Error) => this.#lose(error));
    this.#session.once('close', () => this.#lose(null));
  }

  get isUsable(): boolean {
    return !this.#session.closed && !this.#session.destroyed;
  }

  send(exchange: Exchange): void {
    this.#underWay.set(exchange, null);
    if (this.#ready) this.#start(exchange);
  }

  cancel(failure: HttpFailure, only: HttpRequest): void {
    for (const [exchange, stream] of this.#underWay) {
      if (exchange.request !== only) continue;
      this.#underWay.delete(exchange);
      stream?.close(constants.NGHTTP2_CANCEL);
      exchange.fail(failure);
    }
  }

  /** Without a failure whoever waits hears nothing. */
  close(failure: HttpFailure | null): void {
    const exchanges = [...this.#underWay.keys()];
    this.#underWay.clear();
    this.#session.destroy();
    if (failure !== null) for (const exchange of exchanges) exchange.fail(failure);
  }

  #start(exchange: Exchange): void {
    const { request } = exchange;
    const now = performance.now();
    this.#sent += 1;
    exchange.sending(now, request.head.length);
    const stream = this.#session.request(this.#headersOf(request), {
      endStream: request.body === null,
    });
    if (request.body !== null) stream.end(request.body);
    exchange.sendingMs = performance.now() - now;
    this.#underWay.set(exchange, stream);
    this.#listen(stream, exchange);
  }

  #listen(stream: ClientHttp2Stream, exchange: Exchange): void {
    stream.on('response', (headers) => {
      exchange.firstByteAt = performance.now();
      exchange.bytesIn += plainBytes(headers);
      exchange.onHead(new FieldsHead('HTTP/2', Number(headers[':status']), headers));
    });
    stream.on('data', (chunk: Buffer) => {
      exchange.bytesIn += chunk.length;
      exchange.onOwnBody(chunk);
    });
    stream.on('end', () => {
      if (exchange.status > 0 && stream.rstCode === constants.NGHTTP2_NO_ERROR) {
        this.#underWay.delete(exchange);
        exchange.settle(performance.now());
      }
    });
    stream.on('error', (error: Error) => this.#failed(exchange, error));
    stream.on('close', () => this.#failed(exchange, null));
  }

  #failed(exchange: Exchange, error: Error | null): void {
    if (!this.#underWay.delete(exchange)) return;
    const gone = error === null || isClosedConnection(error) || !this.isUsable;
    if (gone && this.#sent > 1 && exchange.mayBeSentAgain) this.#lane.dispatch(exchange);
    else exchange.fail(error === null ? connectionLost : classifyError(error));
  }

  #lose(error: Error | null): void {
    this.#session.destroy();
    for (const exchange of [...this.#underWay.keys()]) this.#failed(exchange, error);
  }

  #headersOf({ method, path, headers, body, bodyBytes }: HttpRequest): string[] {
    const raw = [
      ':method',
      method,
      ':path',
      path,
      ':scheme',
      'https',
      ':authority',
      this.#dialer.authority,
    ];
    for (const part of headers) raw.push(part);
    if (body !== null) raw.push('content-length', String(bodyBytes));
    return raw;
  }
}

function timeConnecting(socket: TLSSocket, exchange: Exchange): void {
  const startedAt = performance.now();
  let connectedAt = startedAt;
  socket.once('connect', () => {
    connectedAt = performance.now();
    exchange.connectMs = connectedAt - startedAt;
  });
  socket.once('secureConnect', () => {
    exchange.tlsMs = performance.now() - connectedAt;
  });
}

/** Of the headers as plain text: on the wire they are packed. */
function plainBytes(fields: IncomingHttpHeaders): number {
  let bytes = 0;
  for (const name in fields) bytes += name.length + String(fields[name] ?? '').length + 4;
  return bytes;
}
