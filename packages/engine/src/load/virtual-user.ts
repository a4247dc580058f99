import { generate, type Random } from '../content/generate.ts';
import type { ResponseContent } from '../content/response-content.ts';
import type { Lookup } from '../content/template.ts';
import type { AssetLoading, ThinkTime } from '../model/plan.ts';
import type { GeneratorSpec } from '../model/site-graph.ts';
import type { Credentials } from '../model/target.ts';
import { thinkTimeMs } from '../plan/think-time.ts';
import { readAnswer } from './answer.ts';
import type { CompiledExchange, CompiledFlow, CompiledStep } from './compile-flow.ts';
import { CookieJar } from './cookie-jar.ts';
import { interrupted, timedOut } from './http/failure.ts';
import type {
  HttpClient,
  HttpClientFactory,
  HttpFailure,
  HttpOutcome,
  HttpRequest,
} from './http/http-client.ts';
import { withCookies } from './own-cookies.ts';
import { PageAssets } from './page-assets.ts';

/** Hears what a virtual user does. Called on the hot path. */
export interface UserObserver {
  exchanged(report: ExchangeReport): void;
  /** A user began something that had a set time so many milliseconds after that time. */
  startedLate(byMs: number): void;
}

export interface ExchangeReport {
  readonly flow: CompiledFlow;
  readonly step: CompiledStep;
  readonly exchange: CompiledExchange;
  readonly url: string;
  readonly request: HttpRequest;
  readonly outcome: HttpOutcome;
  /** The answer as it was read; null when there was none or it could not be unpacked. */
  readonly content: ResponseContent | null;
  /** When it ought to have been sent, in `performance.now()` milliseconds. */
  readonly intendedAt: number;
  /** Null when the answer was as expected and gave all values. */
  readonly failure: HttpFailure | null;
}

export interface VirtualUserOptions {
  /** From 0, over all workers. */
  readonly index: number;
  readonly credentials: Credentials | null;
  readonly clients: HttpClientFactory;
  readonly observer: UserObserver;
  readonly thinkTime: ThinkTime;
  /** None when absent; anything but 'none' needs clients that take several requests at once. */
  readonly assets?: AssetLoading;
  /** Sub-resources that go to one origin at once. */
  readonly assetsAtOnce?: number;
  readonly requestTimeoutMs: number;
  /** Waited for before each request; null sends each as soon as it can be sent. */
  readonly beforeExchange: ((exchange: CompiledExchange) => Promise<void>) | null;
  /** For one iteration's generators; iteration -1 is for the user's think times. */
  randomOf(user: number, iteration: number): Random;
}

export type IterationEnd =
  | { readonly outcome: 'done' | 'interrupted' }
  | { readonly outcome: 'failed'; readonly failure: HttpFailure; readonly sent: boolean };

const done: IterationEnd = { outcome: 'done' };
const cutOff: IterationEnd = { outcome: 'interrupted' };

/**
 * One user with cookies, variables and connections of its own. Each iteration begins with an empty
 * jar, as the recording did, and ends at the first exchange that fails: a person can't go on from an
 * error page. Connections outlive iterations.
 */
export class VirtualUser {
  readonly index: number;
  readonly #options: VirtualUserOptions;
  readonly #jar = new CookieJar();
  readonly #clients = new Map<string, HttpClient>();
  readonly #variables = new Map<string, string>();
  /** Made up when they are first needed. */
  readonly #moments = new Map<string, GeneratorSpec>();
  readonly #lookup: Lookup = (variable) => this.#valueOf(variable);
  readonly #thinkRandom: Random;
  #ending = false;
  #wake: (() => void) | null = null;
  /** Null when the pages' sub-resources are not asked for. */
  readonly #assets: PageAssets | null;
  #busy: HttpClient | null = null;
  #sent: HttpRequest | undefined;
  #deadline = Number.POSITIVE_INFINITY;

  constructor(options: VirtualUserOptions) {
    this.index = options.index;
    this.#options = options;
    this.#thinkRandom = options.randomOf(options.index, -1);
    const { assets = 'none' } = options;
    this.#assets = assets === 'none' ? null : this.#pageAssets(assets, options);
  }

  get variables(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#variables);
  }

  /** It has been told to end, and will until it is closed. */
  get isEnding(): boolean {
    return this.#ending;
  }

  /** Runs the flow once. `dueAt` is when it ought to begin, in `performance.now()` milliseconds. */
  iterate(flow: CompiledFlow, iteration: number, dueAt: number): Promise<IterationEnd> {
    this.#begin(flow, iteration);
    return this.#assets === null
      ? this.#walk(flow, dueAt)
      : this.#walkPages(this.#assets, flow, dueAt);
  }

  async #walkPages(assets: PageAssets, flow: CompiledFlow, dueAt: number): Promise<IterationEnd> {
    assets.beginIteration(flow);
    const end = await this.#walk(flow, dueAt);
    assets.leave();
    const isWhole = await assets.settle();
    return isWhole || end.outcome !== 'done' ? end : cutOff;
  }

  async #walk(flow: CompiledFlow, dueAt: number): Promise<IterationEnd> {
    const { beforeExchange } = this.#options;
    let intendedAt = dueAt;
    for (const step of flow.steps) {
      const waitMs = this.#thinkTime(step);
      if (waitMs > 0) intendedAt = await this.#think(intendedAt + waitMs);
      this.#assets?.beginStep(step);
      for (const exchange of step.exchanges) {
        if (beforeExchange !== null) await beforeExchange(exchange);
        if (this.#ending) return cutOff;
        const end = await this.#exchange(flow, step, exchange, intendedAt);
        if (end !== null) return end;
        intendedAt = performance.now();
      }
      if (this.#assets === null) continue;
      await this.#assets.settle();
      intendedAt = performance.now();
    }
    return done;
  }

  /** Waits; ends early when the user is told to end. */
  pause(ms: number): Promise<void> {
    if (this.#ending) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    this.#wake = () => {
      clearTimeout(timer);
      resolve();
    };
    return promise;
  }

  /** To be called now and then: a request that takes too long fails with the time-out class. */
  expire(now: number): void {
    const { requestTimeoutMs } = this.#options;
    this.#assets?.expire(now, timedOut(requestTimeoutMs));
    if (now >= this.#deadline) this.#busy?.cancel(timedOut(requestTimeoutMs), this.#sent);
  }

  /** Sends nothing more; what is under way may still be answered. */
  finishSoon(): void {
    this.#ending = true;
    this.#assets?.dismiss();
    this.#wake?.();
  }

  /** Ends at once. */
  interrupt(): void {
    this.finishSoon();
    this.#busy?.cancel(interrupted);
    this.#assets?.cancel(interrupted);
  }

  /** Gives its connections up. It may iterate again afterwards. */
  close(): void {
    for (const client of this.#clients.values()) client.close();
    this.#clients.clear();
    this.#ending = false;
  }

  /** Null when the iteration may go on. */
  async #exchange(
    flow: CompiledFlow,
    step: CompiledStep,
    exchange: CompiledExchange,
    intendedAt: number,
  ): Promise<IterationEnd | null> {
    const request = this.#render(exchange);
    const outcome = await this.#send(exchange, request);
    const url = exchange.request.origin + request.path;
    const answer = readAnswer(url, outcome, exchange.needsBody);
    const content = answer.kind === 'read' ? answer.content : null;
    const failure =
      answer.kind === 'read'
        ? this.#accept(exchange, url, outcome, answer.content)
        : answer.failure;
    const { observer } = this.#options;
    observer.exchanged({
      flow,
      step,
      exchange,
      url,
      request,
      outcome,
      content,
      intendedAt,
      failure,
    });
    if (failure !== null) return endOf(failure, outcome);
    this.#assets?.came(exchange, url);
    return null;
  }

  #begin(flow: CompiledFlow, iteration: number): void {
    const { credentials, randomOf } = this.#options;
    this.#jar.clear();
    this.#variables.clear();
    this.#moments.clear();
    if (credentials !== null) {
      this.#variables.set('username', credentials.username);
      this.#variables.set('password', credentials.password);
    }
    if (flow.generators.length === 0) return;
    const random = randomOf(this.index, iteration);
    for (const { variable, spec } of flow.generators) {
      // What tells the time tells it when it is first sent, not when the iteration began.
      if (tellsTime(spec)) this.#moments.set(variable, spec);
      else this.#variables.set(variable, generate(spec, random));
    }
  }

  #thinkTime({ thinkTimeMs: recordedMs }: CompiledStep): number {
    const { thinkTime } = this.#options;
    if (thinkTime.kind === 'none') return 0;
    return thinkTimeMs(thinkTime, recordedMs, this.#thinkRandom.next());
  }

  async #think(until: number): Promise<number> {
    await this.pause(until - performance.now());
    if (!this.#ending) this.#options.observer.startedLate(performance.now() - until);
    return until;
  }

  #render(exchange: CompiledExchange): HttpRequest {
    const { request, composed, cookiePlace, needsBody, expectedStatus } = exchange;
    for (const { variable, text } of composed) {
      this.#variables.set(variable, text.render(this.#lookup, asIs));
    }
    const path = request.path(this.#lookup);
    const headers = request.headers(this.#lookup);
    const kept = this.#jar.header(cookiePlace, withoutQuery(path), Date.now());
    const cookies =
      request.cookies === null ? kept : withCookies(kept, request.cookies(this.#lookup));
    return {
      method: request.method,
      path,
      headers: cookies === '' ? headers : [...headers, 'cookie', cookies],
      body: request.body(this.#lookup),
      keepBody: needsBody,
      expectedStatus,
    };
  }

  async #send(
    { request: { origin } }: CompiledExchange,
    request: HttpRequest,
  ): Promise<HttpOutcome> {
    const client = this.#clientFor(origin);
    this.#busy = client;
    this.#sent = request;
    this.#deadline = performance.now() + this.#options.requestTimeoutMs;
    const outcome = await client.send(request);
    this.#busy = null;
    this.#deadline = Number.POSITIVE_INFINITY;
    return outcome;
  }

  /** Takes cookies and values out of the answer; says what is wrong with it. */
  #accept(
    exchange: CompiledExchange,
    url: string,
    outcome: HttpOutcome,
    content: ResponseContent,
  ): HttpFailure | null {
    const { cookiePlace } = exchange;
    if (outcome.setCookies.length > 0) {
      const path = withoutQuery(url.slice(exchange.request.origin.length));
      this.#jar.store(outcome.setCookies, cookiePlace, path, Date.now());
    }
    const difference = exchange.check(content);
    if (difference !== null) {
      const isStatus = outcome.status !== exchange.expectedStatus;
      return { errorClass: isStatus ? 'status' : 'check', message: difference };
    }
    for (const { variable, source, extract } of exchange.extractors) {
      const value = extract(content);
      if (value === null) {
        return {
          errorClass: 'extraction',
          message: `the answer holds no value for “${variable}” where it was recorded (${source})`,
        };
      }
      this.#variables.set(variable, value);
    }
    return null;
  }

  #pageAssets(loading: AssetLoading, options: VirtualUserOptions): PageAssets {
    const { observer, requestTimeoutMs, assetsAtOnce = 6 } = options;
    const user = {
      jar: this.#jar,
      observer,
      lookup: this.#lookup,
      knows: (variable: string) => this.#variables.has(variable),
      clientFor: (origin: string) => this.#clientFor(origin),
      isEnding: () => this.#ending,
    };
    return new PageAssets(user, { loading, atOnce: assetsAtOnce, requestTimeoutMs });
  }

  #clientFor(origin: string): HttpClient {
    const existing = this.#clients.get(origin);
    if (existing !== undefined) return existing;
    const created = this.#options.clients.open(origin);
    this.#clients.set(origin, created);
    return created;
  }

  #momentOf(variable: string): string | undefined {
    const spec = this.#moments.get(variable);
    if (spec === undefined) return undefined;
    const value = generate(spec, this.#thinkRandom);
    this.#variables.set(variable, value);
    return value;
  }

  /** A flow whose variables are not all defined is refused when it is compiled. */
  #valueOf(variable: string): string {
    const value = this.#variables.get(variable) ?? this.#momentOf(variable);
    if (value === undefined) throw new Error(`the variable ${variable} has no value`);
    return value;
  }
}

function endOf(failure: HttpFailure, outcome: HttpOutcome): IterationEnd {
  if (failure.errorClass === null) return cutOff;
  return { outcome: 'failed', failure, sent: outcome.timesSent > 0 };
}

function tellsTime(spec: GeneratorSpec): boolean {
  return spec.kind === 'timestamp' || (spec.kind === 'uuid' && spec.version === 7);
}

function asIs(value: string): string {
  return value;
}

function withoutQuery(path: string): string {
  const query = path.indexOf('?');
  return query < 0 ? path : path.slice(0, query);
}
