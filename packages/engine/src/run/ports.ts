import { fromPromise } from 'xstate';
import type { SummaryBuilder } from '../metrics/summary.ts';
import type { Flow } from '../model/flow.ts';
import type { CapacityLevel, CapacityResult, Interval, Summary } from '../model/metrics.ts';
import type { RunConfig, RunProgress } from '../model/run.ts';
import type { SiteGraph } from '../model/site-graph.ts';
import type { Credentials } from '../model/target.ts';
import type { LoadSteering } from './load-steering.ts';

/** The work of a run's active states. The machine knows these ports alone; real-stages.ts supplies them. */
export interface RunStages {
  /** Cut short, it hands over what it has seen until then. */
  readonly crawl: Stage<CrawlInput, SiteGraph>;
  /** Cut short, it hands over the flows built until then. */
  readonly build: Stage<BuildInput, readonly Flow[]>;
  /** The same flows with their proofs; cut short, those not reached stay unproven. */
  readonly verify: Stage<VerifyInput, readonly Flow[]>;
  /** Cut short, it ends within a second; what was measured has been reported by then. */
  readonly load: Stage<LoadInput, void>;
  readonly summarise: Stage<SummariseInput, Summary>;
}

/** The signal cuts a stage short; it then resolves, soon, with what it has. */
export type Stage<Input, Output> = (input: Input, at: StageContext) => Promise<Output>;

export interface StageContext {
  readonly signal: AbortSignal;
  report(fact: StageFact): void;
}

/** What a stage tells while it works. */
export type StageFact =
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  | { readonly kind: 'log'; readonly level: 'info' | 'warning'; readonly message: string }
  | { readonly kind: 'flow-built'; readonly flow: Flow }
  | { readonly kind: 'flow-proven'; readonly flow: Flow }
  | { readonly kind: 'interval'; readonly interval: Interval }
  /** The load is under way and can be told things. */
  | { readonly kind: 'steering'; readonly steering: LoadSteering }
  | { readonly kind: 'capacity-level'; readonly level: CapacityLevel }
  | { readonly kind: 'capacity'; readonly capacity: CapacityResult };

export interface CrawlInput {
  readonly config: RunConfig;
}

export interface BuildInput {
  readonly config: RunConfig;
  readonly graph: SiteGraph;
}

export interface VerifyInput {
  readonly config: RunConfig;
  readonly flows: readonly Flow[];
  readonly credentials: readonly Credentials[];
}

export interface LoadInput {
  readonly config: RunConfig;
  /** Those that may be put under load, and only those. */
  readonly flows: readonly Flow[];
  readonly credentials: readonly Credentials[];
}

export interface SummariseInput {
  readonly config: RunConfig;
  readonly flows: readonly Flow[];
  readonly totals: SummaryBuilder;
  /** Null when none was looked for. */
  readonly capacity: CapacityResult | null;
}

export interface StageActorInput<Input> {
  readonly work: Input;
  readonly cancelled: AbortSignal;
  readonly report: (fact: StageFact) => void;
}

/** An actor that does a stage once. What a stage says after its state was left is dropped. */
export function stageActor<Input, Output>(stage: Stage<Input, Output>) {
  return fromPromise<Output, StageActorInput<Input>>(async ({ input, signal: left }) =>
    stage(input.work, {
      signal: AbortSignal.any([input.cancelled, left]),
      report(fact) {
        if (!left.aborted) input.report(fact);
      },
    }),
  );
}
