import type { IterationOutcome } from '../metrics/series.ts';
import type { Scenario } from '../model/plan.ts';
import { createMix, type Mix } from '../plan/mix.ts';
import type { CompiledFlow } from './compile-flow.ts';
import type { IterationEnd } from './iteration.ts';
import type { IterationRange } from './iteration-budget.ts';
import type { Turnstile } from './turnstile.ts';

/** Hears of a scenario's iterations. */
export interface IterationObserver {
  /** One that had a set time to start at began so many milliseconds after it. */
  iterationStarted(flowId: string, latenessMs: number): void;
  /** `durationMs` is -1 for one that never began. */
  iterated(flowId: string, outcome: IterationOutcome, durationMs: number): void;
  /** So many counted iterations had not begun when their longest time was over. */
  ranOutOfTime(flowId: string, iterations: number): void;
}

export interface ScenarioWorkOptions {
  readonly mix: Scenario['mix'];
  readonly flows: ReadonlyMap<string, CompiledFlow>;
  /** Ids of the flows that two users must not run at once. */
  readonly oneAtATime: ReadonlySet<string>;
  readonly turnstile: Turnstile;
  readonly observer: IterationObserver;
}

/** What the iterations of a scenario do, and in which order. */
export class ScenarioWork {
  readonly #all: FlowMix;
  /** Those that any number of users may run at once; null when there is none. */
  readonly #together: FlowMix | null;
  readonly #oneAtATime: ReadonlySet<string>;
  readonly #turnstile: Turnstile;
  readonly #observer: IterationObserver;

  constructor({ mix, flows, oneAtATime, turnstile, observer }: ScenarioWorkOptions) {
    const wanted = mix.filter(({ weight }) => weight > 0);
    const together = wanted.filter(({ flowId }) => !oneAtATime.has(flowId));
    this.#all = flowMix(wanted, flows);
    this.#together = together.length > 0 ? flowMix(together, flows) : null;
    this.#oneAtATime = oneAtATime;
    this.#turnstile = turnstile;
    this.#observer = observer;
  }

  /** The flow that is the iteration's turn. */
  flowOf(iteration: number): CompiledFlow {
    return pick(this.#all, iteration);
  }

  /** Whether the flow may begin now. One that did must be run. */
  mayBegin({ id }: CompiledFlow): boolean {
    return !this.#oneAtATime.has(id) || this.#turnstile.tryEnter();
  }

  /** A flow for the iteration in the place of one that may not begin; null when there is none. */
  substituteFor(iteration: number): CompiledFlow | null {
    return this.#together === null ? null : pick(this.#together, iteration);
  }

  /** Of an iteration that had a set time. A timer may go off a little before it. */
  startedLate({ id }: CompiledFlow, byMs: number): void {
    this.#observer.iterationStarted(id, Math.max(0, byMs));
  }

  /** One that `mayBegin` let begin has ended, after so many milliseconds. */
  ended({ id }: CompiledFlow, { outcome }: IterationEnd, durationMs: number): void {
    if (this.#oneAtATime.has(id)) this.#turnstile.leave();
    this.#observer.iterated(id, outcome, durationMs);
  }

  /** The iteration was due and there was nobody to run it. */
  drop(iteration: number): void {
    this.#observer.iterated(this.flowOf(iteration).id, 'dropped', -1);
  }

  /** So many iterations, from the given one on, had not begun when their longest time was over. */
  dropRest({ first, count }: IterationRange): void {
    const { mix, flows } = this.#all;
    for (const [index, iterations] of mix.tally(first, count).entries()) {
      const flow = flows[index];
      if (flow !== undefined && iterations > 0) this.#observer.ranOutOfTime(flow.id, iterations);
    }
  }
}

interface FlowMix {
  readonly mix: Mix;
  readonly flows: readonly CompiledFlow[];
}

function flowMix(entries: Scenario['mix'], flows: ReadonlyMap<string, CompiledFlow>): FlowMix {
  return {
    mix: createMix(entries.map(({ weight }) => weight)),
    flows: entries.flatMap(({ flowId }) => flows.get(flowId) ?? []),
  };
}

function pick({ mix, flows }: FlowMix, iteration: number): CompiledFlow {
  const flow = flows[mix.pick(iteration)];
  if (flow === undefined) throw new Error('the scenario has a flow that was not compiled');
  return flow;
}
