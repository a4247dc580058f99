import type { CompiledExchange, CompiledFlow, CompiledStep } from './compile-flow.ts';
import type { HttpFailure, HttpOutcome } from './http/http-client.ts';

export type IterationEnd =
  | { readonly outcome: 'done' | 'interrupted' }
  | { readonly outcome: 'failed'; readonly failure: HttpFailure; readonly sent: boolean };

export const done: IterationEnd = { outcome: 'done' };
export const cutOff: IterationEnd = { outcome: 'interrupted' };

/** Hears how an iteration ended, once. May have the user begin the next one at once. */
export interface IterationListener {
  /** `at` is when its last answer came, in `performance.now()` milliseconds. */
  ended(end: IterationEnd, at: number): void;
  /** Something threw that is not the target's doing. */
  broke(error: unknown): void;
}

/** How far a user is in a flow. Made once for a user, and begun anew with each iteration. */
export class Iteration {
  /** When the next exchange ought to be sent. */
  intendedAt = -1;
  #flow: CompiledFlow | null = null;
  #listener: IterationListener | null = null;
  #stepsBegun = 0;
  #exchangesBegun = 0;
  #step: CompiledStep | null = null;

  begin(flow: CompiledFlow, dueAt: number, listener: IterationListener): void {
    this.#flow = flow;
    this.#listener = listener;
    this.intendedAt = dueAt;
    this.#stepsBegun = 0;
    this.#step = null;
  }

  get isUnderWay(): boolean {
    return this.#listener !== null;
  }

  get flow(): CompiledFlow {
    if (this.#flow === null) throw new Error('no iteration has begun');
    return this.#flow;
  }

  end(end: IterationEnd, at: number): void {
    const listener = this.#listener;
    this.#listener = null;
    listener?.ended(end, at);
  }

  /** Something threw that is not the target's doing. */
  broke(error: unknown): void {
    this.#listener?.broke(error);
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

export function endOf(failure: HttpFailure, outcome: HttpOutcome): IterationEnd {
  if (failure.errorClass === null) return cutOff;
  return { outcome: 'failed', failure, sent: outcome.timesSent > 0 };
}
