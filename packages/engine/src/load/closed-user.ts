import { performance } from 'node:perf_hooks';
import type { Pacing } from '../model/plan.ts';
import { pacingMs } from '../plan/pacing.ts';
import { backOffMs } from './back-off.ts';
import type { CompiledFlow } from './compile-flow.ts';
import type { IterationEnd, IterationListener } from './iteration.ts';
import type { IterationBudget } from './iteration-budget.ts';
import type { ScenarioWork } from './scenario-work.ts';
import type { PauseListener, VirtualUser } from './virtual-user.ts';

/** What the closed users of a scenario have in common. */
export interface ClosedUserOwner {
  readonly work: ScenarioWork;
  readonly budget: IterationBudget;
  readonly pacing: Pacing;
  /** No iteration starts any more. */
  readonly isStopping: boolean;
  /** No iteration starts until it is over. */
  readonly isPaused: boolean;
  /** From 0 up to 1. */
  random(): number;
  /** The user has ended; it may be wanted again. */
  left(user: ClosedUser): void;
  failed(error: unknown): void;
}

/**
 * - `away`: it does nothing, and has no connection;
 * - `iterating`;
 * - `resting`: between two iterations, paced, or backing off from a target that did not answer;
 * - `queueing`: for a flow that goes one at a time;
 * - `parked`: it ended an iteration while the load was paused, and goes on when that is over.
 */
type Place = 'away' | 'iterating' | 'resting' | 'queueing' | 'parked';

/** How often a user looks whether a flow that goes one at a time may begin. */
const turnCheckMs = 10;

/** A virtual user that goes round and round, as long as it is wanted and there is something to do. */
export class ClosedUser implements IterationListener, PauseListener {
  readonly #owner: ClosedUserOwner;
  readonly #user: VirtualUser;
  #place: Place = 'away';
  #wanted = false;
  #iterations = 0;
  #failuresInARow = 0;
  #retirement: NodeJS.Timeout | null = null;
  /** The iteration that it is in, or queues for. */
  #iteration = 0;
  #flow: CompiledFlow | null = null;
  #dueAt = 0;
  #startedAt = 0;

  constructor(owner: ClosedUserOwner, user: VirtualUser) {
    this.#owner = owner;
    this.#user = user;
  }

  get isWanted(): boolean {
    return this.#wanted;
  }

  /** From its first iteration until it is let go, with the pauses between. */
  get isUnderWay(): boolean {
    return this.#place !== 'away';
  }

  /** That it has begun. */
  get iterations(): number {
    return this.#iterations;
  }

  /** It is to go on when its last dismissal is not through yet; one that is away has to `enter`. */
  want(): void {
    this.#wanted = true;
    this.#endRetirement();
  }

  /** It ends after the iteration that it is in, which is cut off when that takes longer. */
  dismiss(graceMs: number): void {
    this.#wanted = false;
    if (this.#place === 'parked') this.#leave();
    if (this.#place === 'away') return;
    this.#retirement = setTimeout(() => this.#user.interrupt(), graceMs);
    this.endRest();
  }

  enter(): void {
    this.#dueAt = performance.now();
    this.#goOn(this.#dueAt);
  }

  /** The load's pause is over. */
  resume(): void {
    if (this.#place !== 'parked') return;
    this.#dueAt = performance.now();
    this.#goOn(this.#dueAt);
  }

  /** The load's pause will not be over. */
  leaveIfParked(): void {
    if (this.#place === 'parked') this.#leave();
  }

  /** One that only waits to start an iteration need not wait for it. */
  endRest(): void {
    if (this.#place === 'resting') this.#user.finishSoon();
  }

  /** Sends nothing more; what is under way may still be answered. */
  finishSoon(): void {
    if (this.isUnderWay) this.#user.finishSoon();
  }

  /** Ends at once. */
  interrupt(): void {
    if (this.isUnderWay) this.#user.interrupt();
  }

  /** To be called now and then: fails what has taken too long. */
  expire(now: number): void {
    if (this.isUnderWay) this.#user.expire(now);
  }

  /** To be called by the virtual user alone, as `broke` and `rested`. */
  ended(end: IterationEnd, at: number): void {
    if (this.#flow !== null) this.#owner.work.ended(this.#flow, end, at - this.#startedAt);
    this.#dueAt = this.#nextStart(end, at);
    if (this.#dueAt > at && this.#mayGoOn) {
      this.#place = 'resting';
      this.#user.pause(this.#dueAt - at, this);
    } else {
      this.#goOn(at);
    }
  }

  broke(error: unknown): void {
    this.#owner.failed(error);
  }

  rested(): void {
    try {
      if (this.#place === 'queueing') this.#tryAgain();
      else this.#goOn(performance.now());
    } catch (error) {
      this.#owner.failed(error);
    }
  }

  get #mayGoOn(): boolean {
    return this.#wanted && !this.#owner.isStopping && !this.#user.isEnding;
  }

  /** Begins the next iteration when there is one that it may begin. */
  #goOn(now: number): void {
    if (this.#mayGoOn && this.#owner.isPaused) {
      this.#place = 'parked';
      return;
    }
    const iteration = this.#mayGoOn ? this.#owner.budget.claim(this.#iterations) : null;
    if (iteration === null) this.#leave();
    else this.#take(iteration, now);
  }

  #take(iteration: number, now: number): void {
    const { work } = this.#owner;
    this.#iterations += 1;
    this.#iteration = iteration;
    this.#flow = work.flowOf(iteration);
    if (work.mayBegin(this.#flow)) this.#begin(this.#flow, now);
    else this.#queue();
  }

  #begin(flow: CompiledFlow, now: number): void {
    const { work, pacing } = this.#owner;
    this.#place = 'iterating';
    this.#startedAt = now;
    if (pacing.kind !== 'none') work.startedLate(flow, now - this.#dueAt);
    this.#user.iterate(flow, this.#iteration, this.#dueAt, this);
  }

  #queue(): void {
    this.#place = 'queueing';
    this.#user.pause(turnCheckMs, this);
  }

  #tryAgain(): void {
    const flow = this.#flow;
    if (flow === null || !this.#mayGoOn) {
      this.#iterations -= 1;
      this.#owner.budget.giveBack(this.#iteration);
      this.#leave();
    } else if (this.#owner.work.mayBegin(flow)) {
      this.#dueAt = performance.now();
      this.#begin(flow, this.#dueAt);
    } else {
      this.#queue();
    }
  }

  /** When the next iteration is due. */
  #nextStart(end: IterationEnd, now: number): number {
    const { pacing } = this.#owner;
    this.#failuresInARow = isUnanswered(end) ? this.#failuresInARow + 1 : 0;
    const backOff =
      this.#failuresInARow > 0 ? backOffMs(this.#failuresInARow, this.#owner.random()) : 0;
    const paced =
      pacing.kind === 'none' ? now : this.#dueAt + pacingMs(pacing, this.#owner.random());
    return Math.max(now + backOff, paced);
  }

  #leave(): void {
    this.#endRetirement();
    this.#place = 'away';
    this.#user.close();
    this.#owner.left(this);
  }

  #endRetirement(): void {
    if (this.#retirement !== null) clearTimeout(this.#retirement);
    this.#retirement = null;
  }
}

/** Nothing came back, and asking again at once would only spin. */
function isUnanswered(end: IterationEnd): boolean {
  if (end.outcome !== 'failed') return false;
  const { errorClass } = end.failure;
  return !end.sent || errorClass === 'connection' || errorClass === 'protocol';
}
