import { performance } from 'node:perf_hooks';
import type { Dialer, SocketSink, UserSocket } from './dialer.ts';
import { Exchange } from './exchange.ts';
import { classifyError, connectionLost, isClosedConnection, unsendable } from './failure.ts';
import type { HttpFailure, HttpListener, HttpRequest } from './http-client.ts';
import type { Lane, LaneOwner } from './lane.ts';
import { MalformedResponseError } from './malformed-response.ts';
import { ResponseParser } from './response-parser.ts';

/** A hint such as `timeout=5` is taken to mean a little less, since it takes time to get here. */
const idleMarginMs = 1_000;
/** TLS tells later of what it has already handed to the system, which it does with a record at once. */
const oneRecord = 16 * 1024;

/**
 * HTTP/1 over a socket with a parser of our own, plain or TLS: about half of the CPU that undici's
 * `dispatch` takes for a request, and a third of its memory for a user.
 */
export class LeanLane implements Lane {
  readonly #dialer: Dialer;
  readonly #owner: LaneOwner;
  #connection: LeanConnection | null = null;

  constructor(dialer: Dialer, owner: LaneOwner) {
    this.#dialer = dialer;
    this.#owner = owner;
  }

  get multiplexes(): boolean {
    return false;
  }

  get isBusy(): boolean {
    return this.#connection?.isBusy === true;
  }

  send(request: HttpRequest, listener: HttpListener, askedAt: number, now: number): void {
    const exchange = new Exchange(request, listener, now - askedAt);
    if (request.fault !== null) {
      this.#owner.freed(this);
      exchange.fail(unsendable(request.fault));
    } else if (this.#connection?.isUsable(now) === true) {
      this.#connection.send(exchange, now);
    } else {
      this.connect(exchange);
    }
  }

  cancel(failure: HttpFailure, only?: HttpRequest): void {
    const exchange = this.#connection?.exchange ?? null;
    if (only !== undefined && exchange?.request !== only) return;
    this.close();
    if (exchange === null) return;
    this.#owner.freed(this);
    exchange.fail(failure);
  }

  close(): void {
    this.#connection?.close();
    this.#connection = null;
  }

  /** The exchange goes over a connection of its own. */
  connect(exchange: Exchange): void {
    this.#connection?.close();
    this.#connection = new LeanConnection(this, this.#dialer, exchange);
  }

  /** Whoever waits for a lane goes before the exchange's own listener, which may send again at once. */
  answered(exchange: Exchange, now: number): void {
    this.#owner.freed(this);
    exchange.settle(now);
  }

  failed(exchange: Exchange, failure: HttpFailure): void {
    this.#owner.freed(this);
    exchange.fail(failure);
  }
}

/** One connection, and the request that is under way on it. */
class LeanConnection implements SocketSink {
  readonly #lane: LeanLane;
  readonly #socket: UserSocket;
  readonly #parser = new ResponseParser();
  #exchange: Exchange | null;
  #usable = true;
  #connected = false;
  #requests = 0;
  /** The moment its current phase of connecting began. */
  #phaseAt = performance.now();
  #idleUntil = Number.POSITIVE_INFINITY;

  /** Connects for a first exchange. */
  constructor(lane: LeanLane, dialer: Dialer, exchange: Exchange) {
    this.#lane = lane;
    this.#exchange = exchange;
    this.#socket = dialer.dial(this);
  }

  get exchange(): Exchange | null {
    return this.#exchange;
  }

  get isBusy(): boolean {
    return this.#exchange !== null;
  }

  isUsable(now: number): boolean {
    return this.#usable && now < this.#idleUntil;
  }

  send(exchange: Exchange, now: number): void {
    const socket = this.#socket;
    this.#exchange = exchange;
    this.#requests += 1;
    this.#parser.expect(exchange.request.method, exchange);
    exchange.sending(now, exchange.request.head.length);
    write(socket, exchange.request);
    if (socket.writableLength <= oneRecord) exchange.sendingMs = 0;
    else this.#timeSending(exchange);
  }

  close(): void {
    this.#usable = false;
    this.#exchange = null;
    this.#socket.destroy();
  }

  onConnect(): void {
    const now = performance.now();
    if (this.#exchange !== null) this.#exchange.connectMs = now - this.#phaseAt;
    this.#phaseAt = now;
  }

  onSecure(): void {
    if (this.#exchange !== null) this.#exchange.tlsMs = performance.now() - this.#phaseAt;
  }

  onReady(): void {
    this.#connected = true;
    if (this.#exchange !== null) this.send(this.#exchange, performance.now());
  }

  onRead(bytes: Buffer, length: number): void {
    const exchange = this.#exchange;
    // Nothing was asked: whatever this is, it would be taken for the next answer.
    if (exchange === null) {
      this.close();
      return;
    }
    const now = performance.now();
    if (exchange.firstByteAt < 0) exchange.firstByteAt = now;
    exchange.bytesIn += length;
    const read = this.#parse(bytes, length, exchange);
    if (read < 0) return;
    if (this.#parser.isDone) this.#end(exchange, read === length, now);
    else exchange.retain();
  }

  onLost(error: Error | null): void {
    const exchange = this.#exchange;
    const ended = error === null && this.#connected && this.#parser.close();
    const reused = this.#requests > 1;
    this.close();
    if (exchange === null) return;
    const gone = error === null || isClosedConnection(error);
    if (ended) this.#lane.answered(exchange, performance.now());
    else if (gone && reused && exchange.mayBeSentAgain) this.#lane.connect(exchange);
    else this.#lane.failed(exchange, error === null ? connectionLost : classifyError(error));
  }

  /** How far it read; -1 when that was the end of the connection. */
  #parse(bytes: Buffer, length: number, exchange: Exchange): number {
    try {
      return this.#parser.push(bytes, length);
    } catch (error) {
      if (!(error instanceof MalformedResponseError)) throw error;
      this.close();
      this.#lane.failed(exchange, {
        errorClass: 'protocol',
        message: `the answer is not sound HTTP: ${error.message}`,
      });
      return -1;
    }
  }

  #end(exchange: Exchange, readAll: boolean, now: number): void {
    this.#exchange = null;
    const { keepsAlive, idleSeconds } = this.#parser;
    if (idleSeconds >= 0) this.#idleUntil = now + idleSeconds * 1000 - idleMarginMs;
    // What follows an answer unasked would be taken for the next one, and a request that is still
    // being written when its answer ends can't be followed by another.
    if (!readAll || !keepsAlive || this.#socket.writableLength > 0) this.close();
    this.#lane.answered(exchange, now);
  }

  #timeSending(exchange: Exchange): void {
    this.#socket.write('', () => {
      exchange.sendingMs = performance.now() - exchange.sentAt;
    });
  }
}

/** Head and body at once where one string can hold both. */
function write(socket: UserSocket, { head, body, bodyBytes }: HttpRequest): void {
  if (body === null) {
    socket.write(head, 'latin1');
  } else if (typeof body === 'string' && body.length === bodyBytes) {
    socket.write(head + body, 'latin1');
  } else {
    socket.cork();
    socket.write(head, 'latin1');
    socket.write(body);
    socket.uncork();
  }
}
