import { type DialSettings, openDialer } from './dialer.ts';
import { Exchange } from './exchange.ts';
import { unsendable } from './failure.ts';
import type { HttpFailure, HttpListener, HttpRequest } from './http-client.ts';
import { type ConnectionOwner, Http2Connection, type Http2Route } from './http2/connection.ts';
import { packOrigin } from './http2/hpack-encoder.ts';
import type { Lane } from './lane.ts';

/** The connections of a thread to one origin over HTTP/2; without TLS it is taken for granted that the server speaks it. */
export function http2Route(origin: string, settings: DialSettings): Http2Route {
  return { dialer: openDialer(origin, settings, 'h2'), origin: packOrigin(origin) };
}

/** All requests of a user to an origin as streams of one connection: it is never too busy for another. */
export class Http2Lane implements Lane, ConnectionOwner {
  readonly #route: Http2Route;
  #connection: Http2Connection | null = null;
  /** Such as take no more requests, but have some under way. */
  #leaving: Http2Connection[] | null = null;

  constructor(route: Http2Route) {
    this.#route = route;
  }

  get isBusy(): boolean {
    return false;
  }

  get multiplexes(): boolean {
    return true;
  }

  send(request: HttpRequest, listener: HttpListener, askedAt: number, now = askedAt): void {
    const exchange = new Exchange(request, listener, now - askedAt);
    if (request.fault !== null) exchange.fail(unsendable(request.fault));
    else this.#carry(exchange, now);
  }

  cancel(failure: HttpFailure, only?: HttpRequest): void {
    if (only === undefined) for (const each of this.#giveUp()) each.close(failure);
    else for (const each of this.#connections()) each.cancel(failure, only);
  }

  close(): void {
    for (const each of this.#giveUp()) each.close(null);
  }

  resend(exchange: Exchange): void {
    this.#carry(exchange, performance.now());
  }

  closed(connection: Http2Connection): void {
    if (this.#connection === connection) this.#connection = null;
    this.#leaving = this.#leaving?.filter((each) => each !== connection) ?? null;
  }

  #carry(exchange: Exchange, now: number): void {
    if (this.#connection?.isUsable === false) {
      this.#leaving ??= [];
      this.#leaving.push(this.#connection);
      this.#connection = null;
    }
    this.#connection ??= new Http2Connection(this, this.#route, exchange);
    this.#connection.send(exchange, now);
  }

  #connections(): Http2Connection[] {
    const leaving = this.#leaving ?? [];
    return this.#connection === null ? [...leaving] : [this.#connection, ...leaving];
  }

  #giveUp(): Http2Connection[] {
    const connections = this.#connections();
    this.#connection = null;
    this.#leaving = null;
    return connections;
  }
}
