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

/** How far a user is in a flow. */
export class Iteration {
  readonly flow: CompiledFlow;
  readonly listener: IterationListener;
  /** When the next exchange ought to be sent. */
  intendedAt: number;
  #stepsBegun = 0;
  #exchangesBegun = 0;
  #step: CompiledStep | null = null;

  constructor(flow: CompiledFlow, intendedAt: number, listener: IterationListener) {
    this.flow = flow;
    this.intendedAt = intendedAt;
    this.listener = listener;
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
