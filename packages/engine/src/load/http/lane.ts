import type { HttpClient } from './http-client.ts';

/**
 * One way to an origin, over one connection after another: what differs between protocols. It is a
 * client by itself for whoever asks for one thing after another.
 */
export interface Lane extends HttpClient {
  /** Another request has to wait or to take another lane. */
  readonly isBusy: boolean;
}

/** Wants to know when a lane can take the next request. */
export interface LaneOwner {
  freed(lane: Lane): void;
}

export type OpenLane = (owner: LaneOwner) => Lane;

/** Of a lane that nobody else waits for. */
export const nobodyWaits: LaneOwner = { freed() {} };
