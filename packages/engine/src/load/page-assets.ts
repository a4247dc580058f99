import type { Lookup } from '../content/template.ts';
import type { AssetLoading } from '../model/plan.ts';
import { AssetCache, type Kept } from './asset-cache.ts';
import { AssetGate } from './asset-gate.ts';
import type { CompiledAsset, CompiledAssets } from './compile-assets.ts';
import type { CompiledExchange, CompiledFlow, CompiledStep } from './compile-flow.ts';
import type { CookieJar } from './cookie-jar.ts';
import type { HttpClient, HttpFailure, HttpOutcome, HttpRequest } from './http/http-client.ts';
import type { UserObserver } from './user-observer.ts';

/** What page assets take from their user. */
export interface AssetUser {
  readonly jar: CookieJar;
  readonly observer: UserObserver;
  readonly lookup: Lookup;
  /** Whether a variable has a value by now. */
  knows(variable: string): boolean;
  clientFor(origin: string): HttpClient;
  /** Nothing more may be sent. */
  isEnding(): boolean;
}

export interface AssetOptions {
  readonly loading: AssetLoading;
  /** Requests to one origin; over HTTP/2 all may go out at once. */
  readonly atOnce: number;
  readonly requestTimeoutMs: number;
}

interface UnderWay {
  readonly client: HttpClient;
  readonly request: HttpRequest;
  readonly deadline: number;
}

/**
 * Asks for what the user's pages pull in, as a browser does: each thing as soon as what leads to it has
 * come, unless the cache has it, and so many at a time. The user's own requests don't wait behind them.
 */
export class PageAssets {
  readonly #user: AssetUser;
  readonly #cache: AssetCache;
  readonly #options: AssetOptions;
  /** By origin. */
  readonly #gates = new Map<string, AssetGate>();
  readonly #underWay = new Set<UnderWay>();
  #pending: Promise<void>[] = [];
  #flow: CompiledFlow | null = null;
  #assets: CompiledAssets | null = null;
  /** Of each in the list how much has still to come before it. */
  #missing: number[] = [];
  /** The page that the user is on: what is asked for names it as its referrer. */
  #page = '';
  #isWhole = true;
  #left = false;

  constructor(user: AssetUser, options: AssetOptions) {
    this.#user = user;
    this.#options = options;
    this.#cache = new AssetCache(options.loading);
  }

  beginIteration(flow: CompiledFlow): void {
    this.#flow = flow;
    this.#page = '';
    this.#isWhole = true;
    this.#left = false;
    this.#cache.begin(performance.now());
  }

  beginStep({ assets }: CompiledStep): void {
    this.#assets = assets;
    if (assets === null) return;
    this.#missing = assets.list.map(({ waitsFor }) => waitsFor);
    for (const place of assets.first) this.#ask(place);
  }

  /** An exchange of the step was answered as it ought to be. */
  came({ id, kind }: CompiledExchange, url: string): void {
    if (kind === 'document') this.#page = url;
    const places = this.#assets?.byExchange.get(id);
    if (places !== undefined) this.#release(places);
  }

  /** The user goes no further: nothing more is asked for. */
  leave(): void {
    this.#left = true;
    this.dismiss();
  }

  /** What waits for its turn is not asked for any more. */
  dismiss(): void {
    for (const gate of this.#gates.values()) gate.dismiss();
  }

  /** Resolves when all that was asked for has ended: with false when the load's end cut something off. */
  async settle(): Promise<boolean> {
    while (this.#pending.length > 0) await Promise.all(this.#pending.splice(0));
    return this.#isWhole;
  }

  expire(now: number, failure: HttpFailure): void {
    for (const { client, request, deadline } of this.#underWay) {
      if (now >= deadline) client.cancel(failure, request);
    }
  }

  cancel(failure: HttpFailure): void {
    for (const { client, request } of this.#underWay) client.cancel(failure, request);
  }

  #release(places: readonly number[]): void {
    for (const place of places) {
      const missing = (this.#missing[place] ?? 0) - 1;
      this.#missing[place] = missing;
      if (missing === 0) this.#ask(place);
    }
  }

  #ask(place: number): void {
    const asset = this.#assets?.list[place];
    if (asset === undefined || this.#left) return;
    if (this.#user.isEnding()) {
      this.#isWhole = false;
      return;
    }
    const { request } = asset.exchange;
    if (!request.variables.every((variable) => this.#user.knows(variable))) return;
    const path = request.path(this.#user.lookup);
    const url = asset.address ?? request.origin + path;
    const kept = this.#cache.find(asset, url, performance.now());
    if (kept?.isFresh === true) this.#release(asset.next);
    else this.#pending.push(this.#load(asset, path, url, kept));
  }

  async #load(asset: CompiledAsset, path: string, url: string, kept: Kept | null): Promise<void> {
    const flow = this.#flow;
    const step = this.#assets?.series;
    if (flow === null || step === undefined) return;
    const { exchange } = asset;
    const { origin } = exchange.request;
    const intendedAt = performance.now();
    const client = this.#user.clientFor(origin);
    const gate = client.multiplexes ? null : this.#gateOf(origin);
    if (gate !== null && !(await gate.enter())) {
      this.#isWhole = false;
      return;
    }
    const request = this.#requestFor(exchange, path, kept);
    const failure = await this.#send(client, request, intendedAt, (outcome) => {
      this.#takeCookies(exchange, path, outcome);
      const wrong = failureOf(outcome, exchange.expectedStatus, kept !== null);
      if (wrong === null) this.#cache.store(asset, url, outcome, performance.now());
      this.#user.observer.exchanged({
        flow,
        step,
        exchange,
        url,
        request,
        outcome,
        content: null,
        intendedAt,
        failure: wrong,
      });
      return wrong;
    });
    gate?.leave();
    if (failure === null) this.#release(asset.next);
    else if (failure.errorClass === null) this.#isWhole = false;
  }

  /** `take` reads the answer at once: its body is there no longer than that. */
  #send(
    client: HttpClient,
    request: HttpRequest,
    askedAt: number,
    take: (outcome: HttpOutcome) => HttpFailure | null,
  ): Promise<HttpFailure | null> {
    const { promise, resolve, reject } = Promise.withResolvers<HttpFailure | null>();
    const now = performance.now();
    const underWay = { client, request, deadline: now + this.#options.requestTimeoutMs };
    const answered = (outcome: HttpOutcome) => {
      this.#underWay.delete(underWay);
      try {
        resolve(take(outcome));
      } catch (error) {
        reject(error);
      }
    };
    this.#underWay.add(underWay);
    client.send(request, { answered }, askedAt, now);
    return promise;
  }

  #takeCookies({ cookiePlace }: CompiledExchange, path: string, { setCookies }: HttpOutcome): void {
    if (setCookies.length === 0) return;
    this.#user.jar.store(setCookies, cookiePlace, withoutQuery(path), Date.now());
  }

  #gateOf(origin: string): AssetGate {
    const existing = this.#gates.get(origin);
    if (existing !== undefined) return existing;
    const created = new AssetGate(this.#options.atOnce);
    this.#gates.set(origin, created);
    return created;
  }

  #requestFor(
    { request, cookiePlace }: CompiledExchange,
    path: string,
    kept: Kept | null,
  ): HttpRequest {
    const extra: string[] = [];
    const referrer = referrerFor(this.#page, request.origin);
    if (referrer !== '') extra.push('referer', referrer);
    if (kept?.etag != null) extra.push('if-none-match', kept.etag);
    if (kept?.lastModified != null) extra.push('if-modified-since', kept.lastModified);
    const cookies = this.#user.jar.header(cookiePlace, withoutQuery(path), Date.now());
    return request.render(this.#user.lookup, path, cookies, extra);
  }
}

/** Its own class, whatever happened: a page without one of its images is still a page. */
function failureOf(
  { failure, status }: HttpOutcome,
  expected: number,
  isConditional: boolean,
): HttpFailure | null {
  if (failure !== null) {
    return failure.errorClass === null ? failure : { ...failure, errorClass: 'asset' };
  }
  if (status === expected || (status === 304 && isConditional)) return null;
  return { errorClass: 'asset', message: `status ${status} instead of ${expected}` };
}

/** Browsers' own policy: the whole address within an origin, the origin alone to others. */
function referrerFor(page: string, origin: string): string {
  if (page === '' || page.startsWith(`${origin}/`)) return page;
  return `${new URL(page).origin}/`;
}

function withoutQuery(path: string): string {
  const query = path.indexOf('?');
  return query < 0 ? path : path.slice(0, query);
}
