import type { AssetLoading, ThinkTime } from '../model/plan.ts';
import { thinkTimeMs } from '../plan/think-time.ts';
import { readAnswer } from './answer.ts';
import type { CompiledExchange, CompiledFlow, CompiledStep } from './compile-flow.ts';
import { interrupted, timedOut } from './http/failure.ts';
import type {
  HttpClient,
  HttpClientFactory,
  HttpFailure,
  HttpListener,
  HttpOutcome,
  HttpRequest,
} from './http/http-client.ts';
import { cutOff, done, endOf, Iteration, type IterationEnd } from './iteration.ts';
import { PageAssets } from './page-assets.ts';
import type { UserObserver } from './user-observer.ts';
import { type SessionOwner, UserSession } from './user-session.ts';

export interface VirtualUserOptions extends SessionOwner {
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
}

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
  readonly #session: UserSession;
  readonly #clients = new Map<string, HttpClient>();
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
    this.#session = new UserSession(options);
    this.#assets = assets === 'none' ? null : this.#pageAssets(assets, options);
  }

  get variables(): Readonly<Record<string, string>> {
    return this.#session.variables;
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
      this.#session.begin(flow, iteration);
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
    const request = this.#session.render(exchange);
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
        ? this.#session.accept(exchange, url, outcome, answer.content)
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

  #thinkTime({ thinkTimeMs: recordedMs }: CompiledStep): number {
    const { thinkTime } = this.#options;
    if (thinkTime.kind === 'none') return 0;
    return thinkTimeMs(thinkTime, recordedMs, this.#session.random.next());
  }

  #pageAssets(loading: AssetLoading, options: VirtualUserOptions): PageAssets {
    const { observer, requestTimeoutMs, assetsAtOnce = 6 } = options;
    const user = {
      jar: this.#session.jar,
      observer,
      lookup: this.#session.lookup,
      knows: (variable: string) => this.#session.knows(variable),
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
}

/** The exchange that a user waits for. */
interface UnderWay {
  readonly exchange: CompiledExchange;
  readonly request: HttpRequest;
  readonly client: HttpClient;
}
