import { performance } from 'node:perf_hooks';
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
  /** It is no more. */
  closed(connection: Http2Connection): void;
}

interface Waiting {
  readonly exchange: Exchange;
  readonly since: number;
}

/** A server that refuses or leaves again and again is no longer asked. */
const mostTimesSent = 3;

const noLongerSpoken: HttpFailure = {
  errorClass: 'protocol',
  message: 'the server has spoken HTTP/2 before and does no longer',
};

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
    const exchange = this.#take(only);
    if (exchange === null) return;
    const isSilent = this.#lastReadAt < exchange.sentAt || !this.#isReady;
    if (isSilent && this.#waiting.length === 0 && this.#session.streams === 0) this.close(null);
    this.#startWaiting();
    this.#flushSoon();
    exchange.fail(failure);
  }

  /** Without a failure whoever waits hears nothing. */
  close(failure: HttpFailure | null): void {
    this.#end((exchange) => {
      if (failure === null) exchange.abandon();
      else exchange.fail(failure);
    });
  }

  onConnect(): void {
    const now = performance.now();
    if (this.#first !== null) this.#first.connectMs = now - this.#phaseAt;
    this.#phaseAt = now;
  }

  onSecure(agreed: string | false | null): void {
    if (this.#first !== null) this.#first.tlsMs = performance.now() - this.#phaseAt;
    if (agreed !== 'h2') this.close(noLongerSpoken);
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
    this.#flush();
  }

  onLost(error: Error | null): void {
    if (this.#isClosed) return;
    const isReused = this.#sent > 1;
    const isGone = error === null || isClosedConnection(error);
    const { farewell } = this.#session;
    const failure = error === null ? (farewell ?? connectionLost) : classifyError(error);
    this.#end((exchange) => {
      const isUnsent = exchange.timesSent === 0 && this.#sent > 0;
      if (isUnsent || (isGone && isReused && exchange.mayBeSentAgain)) this.#owner.resend(exchange);
      else exchange.fail(failure);
    });
  }

  answered(exchange: Exchange, now: number): void {
    exchange.settle(now);
  }

  failed(exchange: Exchange, failure: HttpFailure): void {
    exchange.fail(failure);
  }

  untouched(exchange: Exchange, failure: HttpFailure): void {
    if (exchange.isSettled) return;
    const mayBeSentAgain = exchange.timesSent < mostTimesSent && exchange.firstByteAt < 0;
    if (mayBeSentAgain) this.#owner.resend(exchange);
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
    if (!this.#isReading && !this.#isFlushDue) this.#flushNext();
  }

  #flushNext(): void {
    this.#isFlushDue = true;
    queueMicrotask(() => {
      this.#isFlushDue = false;
      this.#flush();
    });
  }

  /** A connection that takes no more requests ends with the last one that is under way. */
  #flush(): void {
    if (this.#isClosed) return;
    this.#outbox.flush();
    if (this.#session.isLeaving && this.#session.streams === 0) this.close(null);
  }

  #break(fault: ConnectionFault): void {
    this.#session.complain(fault);
    this.#outbox.flush();
    this.close(unsound(fault.message));
  }

  #take(request: HttpRequest): Exchange | null {
    const waiting = this.#waiting.find(({ exchange }) => exchange.request === request);
    if (waiting === undefined) return this.#session.cancel(request);
    this.#waiting = this.#waiting.filter((each) => each !== waiting);
    return waiting.exchange;
  }

  /**
   * Tells everybody who waits, for an answer or for a turn. Whoever is told may give up the others, who are
   * still held here so that they can be.
   */
  #end(tell: (exchange: Exchange) => void): void {
    const underWay = this.#session.end();
    this.#waiting.unshift(...underWay.map((exchange) => ({ exchange, since: 0 })));
    if (!this.#isClosed) this.#socket.destroy();
    this.#isClosed = true;
    this.#first = null;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      tell(next.exchange);
    }
    this.#owner.closed(this);
  }
}
