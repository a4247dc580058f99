import type { Check } from './check.ts';
import type { LoadCommand, LoadControlState } from './control.ts';
import type { Flow } from './flow.ts';
import type { CapacityLevel, Interval, Summary, ThresholdResult } from './metrics.ts';
import type {
  AssetLoading,
  CapacitySearch,
  Executor,
  Network,
  Pacing,
  PresetName,
  ThinkTime,
  Threshold,
} from './plan.ts';
import type { SiteGraph } from './site-graph.ts';
import type { Credentials } from './target.ts';

/** The states of a test run. The last four are final. */
export const runStates = [
  'queued',
  'crawling',
  'building',
  'verifying',
  'loading',
  'summarising',
  'completed',
  'failed',
  'aborted',
  'interrupted',
] as const;
export type RunState = (typeof runStates)[number];

export const finalStates: ReadonlySet<RunState> = new Set([
  'completed',
  'failed',
  'aborted',
  'interrupted',
]);

/** What the user asked for. */
export interface RunConfig {
  /** The target; flows from a file bring their own. */
  readonly url: string;
  /** Flows to replay instead of crawling for them. */
  readonly flows: readonly Flow[] | null;
  /** The most users there may be at once, whatever the load is. */
  readonly users: number;
  /** Ends after a time or after so many iterations in all. */
  readonly length: RunLength;
  readonly rampUpMs: number;
  /** The load in full; empty for the one that users, length and ramp-up describe. */
  readonly scenarios: readonly ScenarioConfig[];
  /** Where the scenarios came from; null when they were written out or there are none. */
  readonly preset: PresetName | null;
  /** Instead of a load of a given size: the most that the target holds. Null for none. */
  readonly capacity: CapacitySearch | null;
  readonly credentials: readonly Credentials[];
  /** Names of the flows to load; empty means every proven one that is not destructive. */
  readonly onlyFlows: readonly string[];
  readonly includeDestructive: boolean;
  readonly thinkTime: ThinkTime;
  readonly pacing: Pacing;
  readonly assets: AssetLoading;
  readonly thresholds: readonly Threshold[];
  readonly checks: readonly Check[];
  /** Satisfied up to here, tolerating up to four times as much. */
  readonly apdexMs: number;
  readonly requestTimeoutMs: number;
  readonly crawl: CrawlBudget;
  readonly network: Network;
}

/** One part of a load, as a person writes it. What is null is taken from the run. */
export interface ScenarioConfig {
  readonly name: string;
  /** By name or id, with their shares; empty for all that may be loaded, alike. */
  readonly flows: readonly { readonly flow: string; readonly weight: number }[];
  readonly executor: Executor;
  readonly startMs: number;
  readonly thinkTime: ThinkTime | null;
  readonly pacing: Pacing | null;
  readonly assets: AssetLoading | null;
  readonly gracefulStopMs: number;
  readonly tags: Readonly<Record<string, string>>;
}

export type RunLength =
  | { readonly kind: 'duration'; readonly durationMs: number }
  | { readonly kind: 'iterations'; readonly iterations: number; readonly maxDurationMs: number };

export interface CrawlBudget {
  readonly maxStates: number;
  readonly maxDepth: number;
  readonly maxVisitsPerTemplate: number;
  readonly timeMs: number;
  /** Parallel browser contexts. */
  readonly contexts: number;
}

/** Why a run failed, in a class a program can read and a sentence that says what to do. */
export interface RunFailure {
  readonly code: FailureCode;
  readonly message: string;
}

export type FailureCode =
  | 'target-unreachable'
  | 'target-not-html'
  | 'sign-in-failed'
  | 'nothing-verified'
  | 'unknown-flow'
  /** The load asks for what the flows found don't have. */
  | 'plan-mismatch'
  | 'no-browser'
  | 'timeout'
  | 'target-died'
  | 'internal';

/** What happens in a run, in the order it happened. `seq` counts from 0 within the run and has no gaps. */
export interface RunEvent {
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly body: RunEventBody;
}

export type RunEventBody =
  | {
      readonly kind: 'state';
      readonly from: RunState | null;
      readonly to: RunState;
      readonly failure: RunFailure | null;
    }
  | { readonly kind: 'log'; readonly level: 'info' | 'warning'; readonly message: string }
  /** Somebody had seen enough: the run goes on with what was found. */
  | { readonly kind: 'crawl-ended-by-hand' }
  | { readonly kind: 'flow-found'; readonly flowId: string; readonly name: string }
  | {
      readonly kind: 'flow-proven';
      readonly flowId: string;
      readonly name: string;
      readonly verified: boolean;
      readonly reason: string | null;
    }
  | { readonly kind: 'control'; readonly command: LoadCommand }
  | { readonly kind: 'threshold-failed'; readonly result: ThresholdResult }
  | { readonly kind: 'capacity-level'; readonly level: CapacityLevel };

/** Where a run is now; the last one counts, nothing is lost by skipping one. */
export type RunProgress =
  | CrawlProgress
  | {
      readonly kind: 'building';
      readonly journey: string;
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly kind: 'verifying';
      readonly flow: string;
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly kind: 'loading';
      readonly elapsedMs: number;
      readonly totalMs: number | null;
      readonly iterations: number;
      readonly totalIterations: number | null;
      readonly control: LoadControlState;
      /** What a capacity search is trying now: `level` of its unit; null for any other load. */
      readonly level: number | null;
    };

export interface CrawlProgress {
  readonly kind: 'crawling';
  readonly states: number;
  readonly actionsTried: number;
  readonly actionsQueued: number;
  readonly formsSubmitted: number;
  /** What the crawl looks at now. */
  readonly url: string;
  readonly title: string;
  /** What it is doing there: "Submitting the form “Sign in”". */
  readonly doing: string;
  /** JPEG data URL of the page just seen; null when unchanged. */
  readonly thumbnail: string | null;
}

/** What a run hands out while it goes. The consumer stores and shows; the engine does neither. */
export interface RunOutputs {
  event(event: RunEvent): void;
  progress(progress: RunProgress): void;
  graph(graph: SiteGraph): void;
  flows(flows: readonly Flow[]): void;
  interval(interval: Interval): void;
  summary(summary: Summary): void;
}
