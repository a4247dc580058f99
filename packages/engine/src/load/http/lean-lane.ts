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
 * `dispatch` takes for a request, and a third of its memory for a user. It has one connection after
 * another, and is itself what hears of them: of thousands of users, each object on the way from an
 * answer to the next request has left the processor's cache when its turn comes again.
 */
export class LeanLane implements Lane, SocketSink {
  readonly #dialer: Dialer;
  readonly #owner: LaneOwner;
  readonly #parser = new ResponseParser();
  /** Null while there is no connection, nor one being made. */
  #socket: UserSocket | null = null;
  /** The one under way. */
  #exchange: Exchange | null = null;
  #isReady = false;
  /** Sent over the connection. */
  #requests = 0;
  /** When the server is about to close it; -1 when it does not say. */
  #idleUntil = -1;
  /** The moment its current phase of connecting began. */
  #phaseAt = -1;

  constructor(dialer: Dialer, owner: LaneOwner) {
    this.#dialer = dialer;
    this.#owner = owner;
  }

  get multiplexes(): boolean {
    return false;
  }

  get isBusy(): boolean {
    return this.#exchange !== null;
  }

  send(request: HttpRequest, listener: HttpListener, askedAt: number, now = askedAt): void {
    const exchange = new Exchange(request, listener, now - askedAt);
    if (request.fault !== null) this.#fail(exchange, unsendable(request.fault));
    else if (this.#socket === null || this.#hasIdled(now)) this.#connect(exchange);
    else this.#write(this.#socket, exchange, now);
  }

  cancel(failure: HttpFailure, only?: HttpRequest): void {
    const exchange = this.#exchange;
    if (only !== undefined && exchange?.request !== only) return;
    this.close();
    if (exchange !== null) this.#fail(exchange, failure);
  }

  close(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#exchange = null;
    socket?.destroy();
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
    this.#isReady = true;
    const [socket, exchange] = [this.#socket, this.#exchange];
    if (socket !== null && exchange !== null) this.#write(socket, exchange, performance.now());
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

  onLost(error: Error | null, socket: UserSocket): void {
    // One that was given up: there may be another by now.
    if (socket !== this.#socket) return;
    const exchange = this.#exchange;
    const ended = error === null && this.#isReady && this.#parser.close();
    const reused = this.#requests > 1;
    this.close();
    if (exchange === null) return;
    const gone = error === null || isClosedConnection(error);
    if (ended) this.#answered(exchange, performance.now());
    else if (gone && reused && exchange.mayBeSentAgain) this.#connect(exchange);
    else this.#fail(exchange, error === null ? connectionLost : classifyError(error));
  }

  #hasIdled(now: number): boolean {
    return this.#idleUntil >= 0 && now >= this.#idleUntil;
  }

  /** The exchange goes over a connection of its own. */
  #connect(exchange: Exchange): void {
    this.close();
    this.#isReady = false;
    this.#requests = 0;
    this.#phaseAt = performance.now();
    this.#socket = this.#dialer.dial(this);
    this.#exchange = exchange;
  }

  #write(socket: UserSocket, exchange: Exchange, now: number): void {
    this.#exchange = exchange;
    this.#requests += 1;
    this.#parser.expect(exchange.request.method, exchange);
    exchange.sending(now, exchange.request.head.length);
    write(socket, exchange.request);
    if (socket.writableLength <= oneRecord) exchange.sendingMs = 0;
    else timeSending(socket, exchange);
  }

  /** How far it read; -1 when that was the end of the connection. */
  #parse(bytes: Buffer, length: number, exchange: Exchange): number {
    try {
      return this.#parser.push(bytes, length);
    } catch (error) {
      if (!(error instanceof MalformedResponseError)) throw error;
      this.close();
      this.#fail(exchange, {
        errorClass: 'protocol',
        message: `the answer is not sound HTTP: ${error.message}`,
      });
      return -1;
    }
  }

  #end(exchange: Exchange, readAll: boolean, now: number): void {
    this.#exchange = null;
    const { keepsAlive, idleSeconds } = this.#parser;
    this.#idleUntil = idleSeconds < 0 ? -1 : closingAt(now, idleSeconds);
    // What follows an answer unasked would be taken for the next one, and a request that is still
    // being written when its answer ends can't be followed by another.
    const isUsable = readAll && keepsAlive && this.#socket?.writableLength === 0;
    if (!isUsable) this.close();
    this.#answered(exchange, now);
  }

  /** Whoever waits for a lane goes before the exchange's own listener, which may send again at once. */
  #answered(exchange: Exchange, now: number): void {
    this.#owner.freed(this);
    exchange.settle(now);
  }

  #fail(exchange: Exchange, failure: HttpFailure): void {
    this.#owner.freed(this);
    exchange.fail(failure);
  }
}

/** Whole milliseconds. */
function closingAt(now: number, idleSeconds: number): number {
  return Math.max(0, Math.floor(now + idleSeconds * 1000) - idleMarginMs);
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

function timeSending(socket: UserSocket, exchange: Exchange): void {
  socket.write('', () => {
    exchange.sendingMs = performance.now() - exchange.sentAt;
  });
}
