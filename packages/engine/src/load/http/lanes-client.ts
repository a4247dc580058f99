import { performance } from 'node:perf_hooks';
import { Exchange } from './exchange.ts';
import type { HttpClient, HttpFailure, HttpListener, HttpRequest } from './http-client.ts';
import type { Lane, LaneOwner, OpenLane } from './lane.ts';

interface Waiting {
  readonly request: HttpRequest;
  readonly listener: HttpListener;
  readonly askedAt: number;
}

/**
 * A client with a lane for each request that is under way, up to a limit. Users who do one thing after
 * another only ever need the first: no list is made for them.
 */
export class LanesClient implements HttpClient, LaneOwner {
  readonly #first: Lane;
  readonly #openLane: OpenLane;
  readonly #mostLanes: number;
  #others: Lane[] | null = null;
  #waiting: Waiting[] | null = null;

  constructor(openLane: OpenLane, mostLanes: number) {
    this.#openLane = openLane;
    this.#mostLanes = mostLanes;
    this.#first = openLane(this);
  }

  get multiplexes(): boolean {
    return this.#first.multiplexes;
  }

  send(request: HttpRequest, listener: HttpListener, askedAt: number, now = askedAt): void {
    if (this.#first.isBusy) this.#sendBeside(request, listener, askedAt, now);
    else this.#first.send(request, listener, askedAt, now);
  }

  freed(lane: Lane): void {
    if (this.#waiting === null) return;
    const next = this.#waiting.shift();
    if (this.#waiting.length === 0) this.#waiting = null;
    if (next === undefined) return;
    lane.send(next.request, next.listener, next.askedAt, performance.now());
  }

  cancel(failure: HttpFailure, only?: HttpRequest): void {
    const given = (this.#waiting ?? []).filter(({ request }) => (only ?? request) === request);
    const left = (this.#waiting ?? []).filter((each) => !given.includes(each));
    this.#waiting = left.length === 0 ? null : left;
    for (const { request, listener } of given) new Exchange(request, listener, 0).fail(failure);
    for (const lane of [this.#first, ...(this.#others ?? [])]) lane.cancel(failure, only);
  }

  close(): void {
    this.#waiting = null;
    this.#first.close();
    for (const lane of this.#others ?? []) lane.close();
    this.#others = null;
  }

  #sendBeside(request: HttpRequest, listener: HttpListener, askedAt: number, now: number): void {
    this.#others ??= [];
    const idle = this.#others.find(({ isBusy }) => !isBusy) ?? this.#anotherLane(this.#others);
    if (idle !== null) {
      idle.send(request, listener, askedAt, now);
      return;
    }
    this.#waiting ??= [];
    this.#waiting.push({ request, listener, askedAt });
  }

  #anotherLane(others: Lane[]): Lane | null {
    if (1 + others.length >= this.#mostLanes) return null;
    const lane = this.#openLane(this);
    others.push(lane);
    return lane;
  }
}
