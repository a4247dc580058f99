import type { HttpFailure, HttpListener, HttpRequest } from './http-client.ts';

/** One way to an origin, over one connection after another: what differs between protocols. */
export interface Lane {
  /** Another request has to wait or to take another lane. */
  readonly isBusy: boolean;
  /** Never busy: it takes all requests at once. */
  readonly multiplexes: boolean;
  /** `now` is later than `askedAt` when the request had to wait for its turn. */
  send(request: HttpRequest, listener: HttpListener, askedAt: number, now: number): void;
  /** Settles what is under way with the failure, or only the one request. */
  cancel(failure: HttpFailure, only?: HttpRequest): void;
  close(): void;
}

/** Wants to know when a lane can take the next request. */
export interface LaneOwner {
  freed(lane: Lane): void;
}

export type OpenLane = (owner: LaneOwner) => Lane;
