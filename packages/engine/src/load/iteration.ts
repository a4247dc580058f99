import type { CompiledExchange, CompiledFlow, CompiledStep } from './compile-flow.ts';
import type { HttpFailure, HttpOutcome } from './http/http-client.ts';

export type IterationEnd =
  | { readonly outcome: 'done' | 'interrupted' }
  | { readonly outcome: 'failed'; readonly failure: HttpFailure; readonly sent: boolean };

export const done: IterationEnd = { outcome: 'done' };
export const cutOff: IterationEnd = { outcome: 'interrupted' };

/** How far a user is in a flow. */
export class Iteration {
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

export function endOf(failure: HttpFailure, outcome: HttpOutcome): IterationEnd {
  if (failure.errorClass === null) return cutOff;
  return { outcome: 'failed', failure, sent: outcome.timesSent > 0 };
}
