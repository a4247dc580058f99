import type { CompiledFlow } from './compile-flow.ts';
import type { IterationEnd, IterationListener } from './iteration.ts';
import type { ScenarioWork } from './scenario-work.ts';
import type { VirtualUser } from './virtual-user.ts';

/** What the users of an arrival rate have in common. */
export interface OpenUserOwner {
  readonly work: ScenarioWork;
  /** The user's iteration is over. */
  left(user: OpenUser): void;
  failed(error: unknown): void;
}

/** A virtual user of an arrival rate: it does one iteration whenever it is told to. */
export class OpenUser implements IterationListener {
  readonly #owner: OpenUserOwner;
  readonly #user: VirtualUser;
  #flow: CompiledFlow | null = null;
  #startedAt = 0;

  constructor(owner: OpenUserOwner, user: VirtualUser) {
    this.#owner = owner;
    this.#user = user;
  }

  /** Moments are `performance.now()` milliseconds. */
  begin(flow: CompiledFlow, arrival: number, dueAt: number, now: number): void {
    this.#flow = flow;
    this.#startedAt = now;
    this.#user.iterate(flow, arrival, dueAt, this);
  }

  /** To be called by the virtual user alone, as `broke`. */
  ended(end: IterationEnd, at: number): void {
    if (this.#flow !== null) this.#owner.work.ended(this.#flow, end, at - this.#startedAt);
    this.#owner.left(this);
  }

  broke(error: unknown): void {
    this.#owner.failed(error);
  }

  /** Sends nothing more; what is under way may still be answered. */
  finishSoon(): void {
    this.#user.finishSoon();
  }

  /** Ends at once. */
  interrupt(): void {
    this.#user.interrupt();
  }

  /** To be called now and then: fails what has taken too long. */
  expire(now: number): void {
    this.#user.expire(now);
  }

  close(): void {
    this.#user.close();
  }
}
