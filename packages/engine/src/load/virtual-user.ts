import { performance } from 'node:perf_hooks';
import { ResponseContent } from '../content/response-content.ts';
import type { AssetLoading } from '../model/plan.ts';
import { thinkTimeMs } from '../plan/think-time.ts';
import { readAnswer } from './answer.ts';
import type { CompiledExchange, CompiledFlow, CompiledStep } from './compile-flow.ts';
import { interrupted, timedOut } from './http/failure.ts';
import type {
  HttpClient,
  HttpFailure,
  HttpListener,
  HttpOutcome,
  HttpRequest,
} from './http/http-client.ts';
import {
  cutOff,
  done,
  endOf,
  Iteration,
  type IterationEnd,
  type IterationListener,
} from './iteration.ts';
import { PageAssets } from './page-assets.ts';
import type { Sleeper } from './sleepers.ts';
import { UserClients } from './user-clients.ts';
import { type UserIdentity, UserSession } from './user-session.ts';
import type { VirtualUserOptions } from './virtual-user-options.ts';

/** Waits for a user's pause to end. */
export interface PauseListener {
  rested(): void;
}

/**
 * One user with cookies, variables and connections of its own. Each iteration begins with an empty
 * jar, as the recording did, and ends at the first exchange that fails: a person can't go on from an
 * error page. Connections outlive iterations.
 *
 * It goes from one exchange to the next by being called back and not by awaiting: a promise for each
 * of its few stages would cost more than all the rest that it does for a request.
 */
export class VirtualUser implements HttpListener, Sleeper {
  readonly index: number;
  place = -1;
  readonly #options: VirtualUserOptions;
  readonly #session: UserSession;
  readonly #clients: UserClients;
  /** Null when the pages' sub-resources are not asked for. */
  readonly #assets: PageAssets | null;
  #ending = false;
  /** Who waits for a pause to end; null while the user thinks. */
  #pausing: PauseListener | null = null;
  readonly #iteration = new Iteration();
  /** What it waits for, and from whom. */
  #exchange: CompiledExchange | null = null;
  #request: HttpRequest | null = null;
  #client: HttpClient | null = null;
  #deadline = Number.POSITIVE_INFINITY;

  constructor(identity: UserIdentity, options: VirtualUserOptions) {
    const { assets = 'none', randomOf } = options;
    this.index = identity.index;
    this.#options = options;
    this.#session = new UserSession(identity, randomOf);
    this.#clients = new UserClients(options.clients, assets === 'none' ? 'one-by-one' : 'at-once');
    this.#assets = assets === 'none' ? null : this.#pageAssets(assets, options);
  }

  get variables(): Readonly<Record<string, string>> {
    return this.#session.variables;
  }

  /** It has been told to end, and will until it is closed. */
  get isEnding(): boolean {
    return this.#ending;
  }

  /** Runs the flow once. `dueAt` is when it ought to begin, in `performance.now()` milliseconds. */
  iterate(flow: CompiledFlow, iteration: number, dueAt: number, listener: IterationListener): void {
    this.#iteration.begin(flow, dueAt, listener);
    try {
      this.#session.begin(flow, iteration);
      this.#assets?.beginIteration(flow);
      this.#nextStep();
    } catch (error) {
      this.#iteration.broke(error);
    }
  }

  /** Waits; ends early when the user is told to end. */
  pause(ms: number, listener: PauseListener): void {
    if (this.#ending) listener.rested();
    else this.#sleep(performance.now() + ms, listener);
  }

  /** To be called by `Sleepers` alone. */
  wake(): void {
    const pausing = this.#pausing;
    this.#pausing = null;
    if (pausing === null) this.#thought();
    else pausing.rested();
  }

  /** To be called now and then: a request that takes too long fails with the time-out class. */
  expire(now: number): void {
    const { requestTimeoutMs } = this.#options;
    this.#assets?.expire(now, timedOut(requestTimeoutMs));
    if (now >= this.#deadline) this.#cancel(timedOut(requestTimeoutMs));
  }

  /** Sends nothing more; what is under way may still be answered. */
  finishSoon(): void {
    this.#ending = true;
    this.#assets?.dismiss();
    if (this.place < 0) return;
    this.#options.sleepers.rouse(this);
    this.wake();
  }

  /** Ends at once. */
  interrupt(): void {
    this.finishSoon();
    this.#cancel(interrupted);
    this.#assets?.cancel(interrupted);
  }

  /** Gives its connections up. It may iterate again afterwards. */
  close(): void {
    this.#clients.close();
    this.#ending = false;
  }

  /** To be called by clients alone. */
  answered(outcome: HttpOutcome): void {
    const iteration = this.#iteration;
    const exchange = this.#exchange;
    const request = this.#request;
    if (exchange === null || request === null) return;
    this.#exchange = null;
    this.#request = null;
    this.#deadline = Number.POSITIVE_INFINITY;
    try {
      const failure = this.#examine(exchange, request, outcome);
      if (failure === null) {
        // What is done with the answer is the user's own affair and makes the next request late.
        iteration.intendedAt = outcome.endedAt;
        this.#nextExchange();
      } else {
        this.#end(endOf(failure, outcome), outcome.endedAt);
      }
    } catch (error) {
      this.#iteration.broke(error);
    }
  }

  #cancel(failure: HttpFailure): void {
    if (this.#request !== null) this.#client?.cancel(failure, this.#request);
  }

  #nextStep(): void {
    const iteration = this.#iteration;
    const step = iteration.nextStep();
    if (step === null) {
      this.#end(done, iteration.intendedAt);
      return;
    }
    const waitMs = this.#thinkTime(step);
    if (waitMs > 0 && !this.#ending) {
      iteration.intendedAt += waitMs;
      this.#sleep(iteration.intendedAt, null);
    } else {
      this.#beginStep();
    }
  }

  #beginStep(): void {
    this.#assets?.beginStep(this.#iteration.step);
    this.#nextExchange();
  }

  #nextExchange(): void {
    const exchange = this.#iteration.nextExchange();
    const { beforeExchange } = this.#options;
    if (exchange === null) this.#endStep();
    else if (beforeExchange === null) this.#send(exchange);
    else {
      beforeExchange(exchange)
        .then(() => this.#send(exchange))
        .catch((error: unknown) => this.#iteration.broke(error));
    }
  }

  #sleep(until: number, pausing: PauseListener | null): void {
    this.#pausing = pausing;
    this.#options.sleepers.sleep(this, until);
  }

  #thought(): void {
    const iteration = this.#iteration;
    if (!iteration.isUnderWay) return;
    try {
      const lateMs = performance.now() - iteration.intendedAt;
      if (!this.#ending) this.#options.observer.startedLate(lateMs);
      this.#beginStep();
    } catch (error) {
      this.#iteration.broke(error);
    }
  }

  /** A step is over when its page has all that it pulls in. */
  #endStep(): void {
    if (this.#assets === null) {
      this.#nextStep();
      return;
    }
    this.#assets
      .settle()
      .then(() => {
        this.#iteration.intendedAt = performance.now();
        this.#nextStep();
      })
      .catch((error: unknown) => this.#iteration.broke(error));
  }

  #send(exchange: CompiledExchange): void {
    if (this.#ending) {
      this.#end(cutOff, performance.now());
      return;
    }
    const request = this.#session.render(exchange);
    const client = this.#clients.of(exchange.request.origin);
    const now = performance.now();
    this.#exchange = exchange;
    this.#request = request;
    this.#client = client;
    this.#deadline = now + this.#options.requestTimeoutMs;
    client.send(request, this, now);
  }

  #end(end: IterationEnd, at: number): void {
    if (this.#assets === null) {
      this.#iteration.end(end, at);
      return;
    }
    this.#assets.leave();
    this.#assets
      .settle()
      .then((isWhole) => {
        const whole = isWhole || end.outcome !== 'done' ? end : cutOff;
        this.#iteration.end(whole, performance.now());
      })
      .catch((error: unknown) => this.#iteration.broke(error));
  }

  /** Reads the answer and tells of it; null when the iteration may go on. */
  #examine(
    exchange: CompiledExchange,
    request: HttpRequest,
    outcome: HttpOutcome,
  ): HttpFailure | null {
    const { flow, step, intendedAt } = this.#iteration;
    const url = exchange.request.origin + request.path;
    const answer = readAnswer(url, outcome, exchange.needsBody);
    const content = answer instanceof ResponseContent ? answer : null;
    const failure =
      answer instanceof ResponseContent
        ? this.#session.accept(exchange, url, outcome, answer)
        : answer;
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
      clientFor: (origin: string) => this.#clients.of(origin),
      isEnding: () => this.#ending,
    };
    return new PageAssets(user, { loading, atOnce: assetsAtOnce, requestTimeoutMs });
  }
}
