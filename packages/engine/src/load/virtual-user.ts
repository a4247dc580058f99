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
  HttpListener,
  HttpOutcome,
  HttpRequest,
} from './http/http-client.ts';
import { withCookies } from './own-cookies.ts';
import { ownText } from './own-text.ts';
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
  /** None when absent. */
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
 *
 * It goes from one exchange to the next by being called back and not by awaiting: a promise for each
 * of its few stages would cost more than all the rest that it does for a request.
 */
export class VirtualUser implements HttpListener {
  readonly index: number;
  readonly #options: VirtualUserOptions;
  readonly #jar = new CookieJar();
  readonly #clients = new Map<string, HttpClient>();
  readonly #variables = new Map<string, string>();
  /** Made up when they are first needed; null when the flow has none. */
  #moments: Map<string, GeneratorSpec> | null = null;
  readonly #lookup: Lookup = (variable) => this.#valueOf(variable);
  #ownRandom: Random | null = null;
  /** Null when the pages' sub-resources are not asked for. */
  readonly #assets: PageAssets | null;
  #ending = false;
  #timer: NodeJS.Timeout | null = null;
  /** What a pause ends with; null while the user thinks. */
  #afterPause: (() => void) | null = null;
  #iteration: Iteration | null = null;
  #underWay: UnderWay | null = null;
  #deadline = Number.POSITIVE_INFINITY;

  constructor(options: VirtualUserOptions) {
    const { index, assets = 'none' } = options;
    this.index = index;
    this.#options = options;
    this.#assets = assets === 'none' ? null : this.#pageAssets(assets, options);
  }

  get variables(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#variables);
  }

  /** It has been told to end, and will until it is closed. */
  get isEnding(): boolean {
    return this.#ending;
  }

  /**
   * Runs the flow once. `dueAt` is when it ought to begin, in `performance.now()` milliseconds. `ended` is
   * told at once, before whoever awaits the promise.
   */
  iterate(
    flow: CompiledFlow,
    iteration: number,
    dueAt: number,
    ended: ((end: IterationEnd) => void) | null = null,
  ): Promise<IterationEnd> {
    const { promise, resolve, reject } = Promise.withResolvers<IterationEnd>();
    const begun = new Iteration(flow, dueAt, ended, resolve, reject);
    this.#iteration = begun;
    try {
      this.#begin(flow, iteration);
      this.#assets?.beginIteration(flow);
      this.#nextStep(begun);
    } catch (error) {
      reject(error);
    }
    return promise;
  }

  /** Waits; ends early when the user is told to end. */
  pause(ms: number): Promise<void> {
    if (this.#ending) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#sleep(ms, resolve);
    return promise;
  }

  /** To be called now and then: a request that takes too long fails with the time-out class. */
  expire(now: number): void {
    const { requestTimeoutMs } = this.#options;
    this.#assets?.expire(now, timedOut(requestTimeoutMs));
    if (now < this.#deadline || this.#underWay === null) return;
    const { client, request } = this.#underWay;
    client.cancel(timedOut(requestTimeoutMs), request);
  }

  /** Sends nothing more; what is under way may still be answered. */
  finishSoon(): void {
    this.#ending = true;
    this.#assets?.dismiss();
    if (this.#timer !== null) this.#wake();
  }

  /** Ends at once. */
  interrupt(): void {
    this.finishSoon();
    this.#underWay?.client.cancel(interrupted, this.#underWay.request);
    this.#assets?.cancel(interrupted);
  }

  /** Gives its connections up. It may iterate again afterwards. */
  close(): void {
    for (const client of this.#clients.values()) client.close();
    this.#clients.clear();
    this.#ending = false;
  }

  /** To be called by clients alone. */
  answered(outcome: HttpOutcome): void {
    const iteration = this.#iteration;
    const sent = this.#underWay;
    if (iteration === null || sent === null) return;
    this.#underWay = null;
    this.#deadline = Number.POSITIVE_INFINITY;
    try {
      const failure = this.#examine(iteration, sent, outcome);
      if (failure === null) {
        // What is done with the answer is the user's own affair and makes the next request late.
        iteration.intendedAt = outcome.endedAt;
        this.#nextExchange(iteration);
      } else {
        this.#end(iteration, endOf(failure, outcome));
      }
    } catch (error) {
      iteration.reject(error);
    }
  }

  #nextStep(iteration: Iteration): void {
    const step = iteration.nextStep();
    if (step === null) {
      this.#end(iteration, done);
      return;
    }
    const waitMs = this.#thinkTime(step);
    if (waitMs > 0 && !this.#ending) {
      iteration.intendedAt += waitMs;
      this.#sleep(iteration.intendedAt - performance.now(), null);
    } else {
      this.#beginStep(iteration);
    }
  }

  #beginStep(iteration: Iteration): void {
    this.#assets?.beginStep(iteration.step);
    this.#nextExchange(iteration);
  }

  #nextExchange(iteration: Iteration): void {
    const exchange = iteration.nextExchange();
    const { beforeExchange } = this.#options;
    if (exchange === null) this.#endStep(iteration);
    else if (beforeExchange === null) this.#send(iteration, exchange);
    else {
      beforeExchange(exchange)
        .then(() => this.#send(iteration, exchange))
        .catch(iteration.reject);
    }
  }

  #sleep(ms: number, afterPause: (() => void) | null): void {
    this.#afterPause = afterPause;
    this.#timer = setTimeout(VirtualUser.#wakeUp, Math.max(0, ms), this);
  }

  #wake(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const afterPause = this.#afterPause;
    this.#afterPause = null;
    if (afterPause === null) this.#thought();
    else afterPause();
  }

  /** One function for all users: thousands of them may be thinking. */
  static #wakeUp(user: VirtualUser): void {
    user.#wake();
  }

  #thought(): void {
    const iteration = this.#iteration;
    if (iteration === null) return;
    try {
      const lateMs = performance.now() - iteration.intendedAt;
      if (!this.#ending) this.#options.observer.startedLate(lateMs);
      this.#beginStep(iteration);
    } catch (error) {
      iteration.reject(error);
    }
  }

  /** A step is over when its page has all that it pulls in. */
  #endStep(iteration: Iteration): void {
    if (this.#assets === null) {
      this.#nextStep(iteration);
      return;
    }
    this.#assets
      .settle()
      .then(() => {
        iteration.intendedAt = performance.now();
        this.#nextStep(iteration);
      })
      .catch(iteration.reject);
  }

  #send(iteration: Iteration, exchange: CompiledExchange): void {
    if (this.#ending) {
      this.#end(iteration, cutOff);
      return;
    }
    const request = this.#render(exchange);
    const client = this.#clientFor(exchange.request.origin);
    const now = performance.now();
    this.#underWay = { exchange, request, client };
    this.#deadline = now + this.#options.requestTimeoutMs;
    client.send(request, this, now);
  }

  #end(iteration: Iteration, end: IterationEnd): void {
    this.#iteration = null;
    if (this.#assets === null) {
      iteration.finish(end);
      return;
    }
    this.#assets.leave();
    this.#assets
      .settle()
      .then((isWhole) => iteration.finish(isWhole || end.outcome !== 'done' ? end : cutOff))
      .catch(iteration.reject);
  }

  /** Reads the answer and tells of it; null when the iteration may go on. */
  #examine(
    { flow, step, intendedAt }: Iteration,
    { exchange, request }: UnderWay,
    outcome: HttpOutcome,
  ): HttpFailure | null {
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
    if (failure === null) this.#assets?.came(exchange, url);
    return failure;
  }

  #begin(flow: CompiledFlow, iteration: number): void {
    const { credentials, randomOf } = this.#options;
    this.#jar.clear();
    // Emptying a map makes a new table, even of an empty one.
    if (this.#variables.size > 0) this.#variables.clear();
    this.#moments = null;
    if (credentials !== null) {
      this.#variables.set('username', credentials.username);
      this.#variables.set('password', credentials.password);
    }
    if (flow.generators.length === 0) return;
    const random = randomOf(this.index, iteration);
    for (const { variable, spec } of flow.generators) {
      // What tells the time tells it when it is first sent, not when the iteration began.
      if (tellsTime(spec)) {
        this.#moments ??= new Map();
        this.#moments.set(variable, spec);
      } else {
        this.#variables.set(variable, generate(spec, random));
      }
    }
  }

  #thinkTime({ thinkTimeMs: recordedMs }: CompiledStep): number {
    const { thinkTime } = this.#options;
    if (thinkTime.kind === 'none') return 0;
    return thinkTimeMs(thinkTime, recordedMs, this.#random.next());
  }

  /** For think times and for what is made up late. */
  get #random(): Random {
    this.#ownRandom ??= this.#options.randomOf(this.index, -1);
    return this.#ownRandom;
  }

  #render({ request, composed, cookiePlace }: CompiledExchange): HttpRequest {
    for (const { variable, text } of composed) {
      this.#variables.set(variable, text.render(this.#lookup, asIs));
    }
    const path = request.path(this.#lookup);
    const kept = this.#jar.isEmpty
      ? ''
      : this.#jar.header(cookiePlace, withoutQuery(path), Date.now());
    const cookies =
      request.cookies === null ? kept : withCookies(kept, request.cookies(this.#lookup));
    return request.render(this.#lookup, path, cookies);
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
      this.#variables.set(variable, ownText(value));
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
    const spec = this.#moments?.get(variable);
    if (spec === undefined) return undefined;
    const value = generate(spec, this.#random);
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

/** How far a user is in a flow. */
class Iteration {
  readonly flow: CompiledFlow;
  /** When the next exchange ought to be sent. */
  intendedAt: number;
  readonly reject: (error: unknown) => void;
  readonly #ended: ((end: IterationEnd) => void) | null;
  readonly #resolve: (end: IterationEnd) => void;
  #stepsBegun = 0;
  #exchangesBegun = 0;
  #step: CompiledStep | null = null;

  constructor(
    flow: CompiledFlow,
    intendedAt: number,
    ended: ((end: IterationEnd) => void) | null,
    resolve: (end: IterationEnd) => void,
    reject: (error: unknown) => void,
  ) {
    this.flow = flow;
    this.intendedAt = intendedAt;
    this.reject = reject;
    this.#ended = ended;
    this.#resolve = resolve;
  }

  finish(end: IterationEnd): void {
    this.#ended?.(end);
    this.#resolve(end);
  }

  /** The one that it is in. */
  get step(): CompiledStep {
    if (this.#step === null) throw new Error('no step has begun');
    return this.#step;
  }

  /** Null after the last. */
  nextStep(): CompiledStep | null {
    this.#step = this.flow.steps[this.#stepsBegun] ?? null;
    this.#stepsBegun += 1;
    this.#exchangesBegun = 0;
    return this.#step;
  }

  /** Of its step; null after the last. */
  nextExchange(): CompiledExchange | null {
    return this.step.exchanges[this.#exchangesBegun++] ?? null;
  }
}

/** The exchange that a user waits for. */
interface UnderWay {
  readonly exchange: CompiledExchange;
  readonly request: HttpRequest;
  readonly client: HttpClient;
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
