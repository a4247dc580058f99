import type { Dialer, SocketSink, UserSocket } from '../dialer.ts';
import type { Exchange } from '../exchange.ts';
import { classifyError, connectionLost, isClosedConnection } from '../failure.ts';
import type { HttpFailure, HttpRequest } from '../http-client.ts';
import { ConnectionFault } from './error-codes.ts';
import type { PackedOrigin } from './hpack-encoder.ts';
import { Outbox } from './outbox.ts';
import { Http2Session, type SessionOwner, unsound } from './session.ts';

/** Where connections go and what is said on each of them. */
export interface Http2Route {
  readonly dialer: Dialer;
  readonly origin: PackedOrigin;
}

/** Sends over another connection what this one could not. */
export interface ConnectionOwner {
  resend(exchange: Exchange): void;
  /** It takes no more requests, and none is under way. */
  left(connection: Http2Connection): void;
}

interface Waiting {
  readonly exchange: Exchange;
  readonly since: number;
}

/** A server that refuses or leaves again and again is no longer asked. */
const mostTimesSent = 3;

/** One connection over HTTP/2, and the requests that are under way on it or wait for their turn. */
export class Http2Connection implements SocketSink, SessionOwner {
  readonly #owner: ConnectionOwner;
  readonly #socket: UserSocket;
  readonly #outbox: Outbox;
  readonly #session: Http2Session;
  /** The exchange that it is made for: it gets the times of connecting. */
  #first: Exchange | null;
  #waiting: Waiting[] = [];
  #sent = 0;
  #isReady = false;
  #isClosed = false;
  #isReading = false;
  #isFlushDue = false;
  /** The moment its current phase of connecting began. */
  #phaseAt = performance.now();
  #lastReadAt = -1;

  constructor(owner: ConnectionOwner, { dialer, origin }: Http2Route, first: Exchange) {
    this.#owner = owner;
    this.#first = first;
    this.#socket = dialer.dial(this);
    this.#outbox = new Outbox(this.#socket);
    this.#session = new Http2Session(this.#outbox, origin, this);
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get isUsable(): boolean {
    return !this.#isClosed && !this.#session.isLeaving;
  }

  send(exchange: Exchange, now: number): void {
    if (this.#isReady && this.#session.isOpen) {
      this.#start(exchange, now);
      this.#flushSoon();
    } else {
      this.#waiting.push({ exchange, since: now });
    }
  }

  /** Gives one request up, if it is here; and the connection with it when the server seems to be dead. */
  cancel(failure: HttpFailure, only: HttpRequest): void {
    const waiting = this.#waiting.find(({ exchange }) => exchange.request === only);
    const exchange = waiting?.exchange ?? this.#session.cancel(only);
    if (exchange === null) return;
    this.#waiting = this.#waiting.filter((each) => each !== waiting);
    const isSilent = this.#lastReadAt < exchange.sentAt || !this.#isReady;
    if (isSilent && this.#waiting.length === 0 && this.#session.streams === 0) this.close(null);
    else this.#flushSoon();
    this.#startWaiting();
    exchange.fail(failure);
  }

  /** Without a failure whoever waits hears nothing. */
  close(failure: HttpFailure | null): void {
    const exchanges = this.#end();
    if (failure !== null) for (const exchange of exchanges) exchange.fail(failure);
    else for (const exchange of exchanges) exchange.abandon();
  }

  onConnect(): void {
    const now = performance.now();
    if (this.#first !== null) this.#first.connectMs = now - this.#phaseAt;
    this.#phaseAt = now;
  }

  onSecure(agreed: string | false | null): void {
    if (this.#first !== null) this.#first.tlsMs = performance.now() - this.#phaseAt;
    if (agreed !== 'h2') this.close(unsound('the server no longer agrees on it'));
  }

  onReady(): void {
    if (this.#isClosed) return;
    this.#isReady = true;
    this.#session.greet();
    this.#startWaiting();
    this.#outbox.flush();
  }

  onRead(bytes: Buffer, length: number): void {
    if (this.#isClosed) return;
    const now = performance.now();
    this.#lastReadAt = now;
    this.#isReading = true;
    try {
      this.#session.receive(bytes, length, now);
    } catch (error) {
      if (!(error instanceof ConnectionFault)) throw error;
      this.#break(error);
    } finally {
      this.#isReading = false;
    }
    if (this.#isClosed) return;
    this.#outbox.flush();
    this.#leave();
  }

  onLost(error: Error | null): void {
    if (this.#isClosed) return;
    const isReused = this.#sent > 1;
    const isGone = error === null || isClosedConnection(error);
    const failure = error === null ? connectionLost : classifyError(error);
    for (const exchange of this.#end()) {
      const isUnsent = exchange.timesSent === 0 && this.#sent > 0;
      if (isUnsent || (isGone && isReused && exchange.mayBeSentAgain)) this.#owner.resend(exchange);
      else exchange.fail(failure);
    }
  }

  answered(exchange: Exchange, now: number): void {
    exchange.settle(now);
  }

  failed(exchange: Exchange, failure: HttpFailure): void {
    exchange.fail(failure);
  }

  untouched(exchange: Exchange, failure: HttpFailure): void {
    if (exchange.timesSent < mostTimesSent) this.#owner.resend(exchange);
    else exchange.fail(failure);
  }

  /** Whoever waits goes before the listener of the request that made room, which may send again at once. */
  hasRoom(): void {
    if (this.#waiting.length > 0) this.#startWaiting();
  }

  #startWaiting(): void {
    if (!this.#isReady || this.#isClosed) return;
    if (this.#session.isLeaving) {
      for (const { exchange } of this.#waiting.splice(0)) this.#owner.resend(exchange);
      return;
    }
    const now = performance.now();
    while (this.#session.isOpen) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      if (next.exchange === this.#first) this.#first = null;
      else next.exchange.blockedMs += now - next.since;
      this.#start(next.exchange, now);
    }
  }

  #start(exchange: Exchange, now: number): void {
    this.#sent += 1;
    this.#session.start(exchange, now);
  }

  /** What is sent while something is read goes out with all that this makes us say. */
  #flushSoon(): void {
    if (this.#isReading || this.#isFlushDue) return;
    this.#isFlushDue = true;
    queueMicrotask(() => {
      this.#isFlushDue = false;
      if (!this.#isClosed) this.#outbox.flush();
    });
  }

  #leave(): void {
    if (!this.#session.isLeaving || this.#session.streams > 0) return;
    this.close(null);
    this.#owner.left(this);
  }

  #break(fault: ConnectionFault): void {
    this.#session.complain(fault);
    this.#outbox.flush();
    this.close(unsound(fault.message));
  }

  /** Who was waiting for answers, or for a turn. */
  #end(): Exchange[] {
    if (this.#isClosed) return [];
    this.#isClosed = true;
    this.#first = null;
    const waiting = this.#waiting.splice(0).map(({ exchange }) => exchange);
    const exchanges = [...this.#session.end(), ...waiting];
    this.#socket.destroy();
    return exchanges;
  }
}
