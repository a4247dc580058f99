import type { LoadCommand } from '@flowload/engine/model/control.ts';
import type { Coverage } from '@flowload/engine/model/coverage.ts';
import type { Fidelity } from '@flowload/engine/model/fidelity.ts';
import type { Flow } from '@flowload/engine/model/flow.ts';
import type {
  CheckCounts,
  ErrorClass,
  Interval,
  Percentiles,
  Summary,
  TimeName,
  Verdict,
} from '@flowload/engine/model/metrics.ts';
import type { CapacitySearch, PresetName } from '@flowload/engine/model/plan.ts';
import type {
  RunConfig,
  RunEvent,
  RunFailure,
  RunProgress,
  RunState,
} from '@flowload/engine/model/run.ts';
import type { Given, RunConfigInput } from '@flowload/engine/model/run-config-input.ts';
import type { SiteGraph } from '@flowload/engine/model/site-graph.ts';

/** A run as the schema shows it. What is large (graph, flows, intervals, events, summary) is asked for on its own. */
export interface RunRecord {
  readonly id: string;
  readonly name: string;
  readonly state: RunState;
  readonly verdict: Verdict | null;
  readonly failure: RunFailure | null;
  readonly config: ShownConfig;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** Last number of the run's update sequence. */
  readonly sequence: number;
}

/** What was asked for, as far as it is shown: no passwords, and flows from a file only as the fact that there were some. */
export type ShownConfig = Omit<RunConfig, 'credentials' | 'flows'> & {
  /** The first of them. */
  readonly usernames: readonly string[];
  readonly logins: number;
  readonly fromFlowFile: boolean;
};

export interface RunFilter {
  readonly states: readonly RunState[] | null;
  readonly verdict: Verdict | null;
  readonly search: string | null;
  readonly createdAfter: Date | null;
  readonly createdBefore: Date | null;
}

/** A page of a list. Cursors are opaque; `backward` gives the last rows before `before`, in the list's order. */
export interface PageRequest {
  readonly limit: number;
  readonly direction: 'forward' | 'backward';
  readonly after: string | null;
  readonly before: string | null;
}

export interface Page<T> {
  readonly items: readonly { readonly cursor: string; readonly node: T }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export type RunUpdate =
  | { readonly kind: 'event'; readonly sequence: number; readonly event: RunEvent }
  | { readonly kind: 'interval'; readonly sequence: number; readonly interval: Interval }
  | { readonly kind: 'progress'; readonly sequence: number; readonly progress: RunProgress }
  | { readonly kind: 'flows'; readonly sequence: number; readonly flows: readonly Flow[] }
  | { readonly kind: 'summary'; readonly sequence: number; readonly summary: Summary };

export interface RunsChange {
  readonly kind: 'created' | 'updated' | 'deleted';
  readonly id: string;
}

/** Raw input of createRun; the service has it checked and throws InvalidInput. */
export interface CreateRun extends Omit<RunConfigInput, 'flows'> {
  readonly url: string;
  readonly name?: Given<string>;
  /** The text of a CSV of more logins. */
  readonly logins?: Given<string>;
  /** The text of a flows.json. */
  readonly flowFile?: Given<string>;
  readonly start: boolean;
}

export interface IntervalRange {
  readonly fromSeq: number;
  readonly first: number;
  readonly totalOnly: boolean;
}

/** Reads of what is stored. Implemented by the server's store. */
export interface RunReader {
  run(id: string): Promise<RunRecord | null>;
  runs(filter: RunFilter, page: PageRequest): Promise<Page<RunRecord>>;
  countRuns(filter: RunFilter): Promise<number>;
  siteGraph(runId: string): Promise<SiteGraph | null>;
  flows(runId: string): Promise<readonly Flow[]>;
  /** The text of flows.json. */
  flowFile(runId: string): Promise<string | null>;
  events(runId: string, page: PageRequest): Promise<Page<RunEvent>>;
  /** With `totalOnly` the series of scenarios, flows and steps are left out, which is many times cheaper. */
  intervals(runId: string, range: IntervalRange): Promise<readonly Interval[]>;
  summary(runId: string): Promise<Summary | null>;
}

/** Commands. They throw the errors of errors.ts. */
export interface RunCommands {
  create(input: CreateRun): Promise<RunRecord>;
  start(id: string): Promise<RunRecord>;
  abort(id: string): Promise<RunRecord>;
  /** Tells a load that is under way; resolves once it was told. */
  control(id: string, command: LoadCommand): Promise<RunRecord>;
  /** Ends the exploration and goes on with what was found. */
  finishCrawling(id: string): Promise<RunRecord>;
  delete(id: string): Promise<void>;
  repeat(id: string, options: { readonly reuseFlows: boolean }): Promise<RunRecord>;
}

/** What happens now. */
export interface LiveFeed {
  progress(runId: string): RunProgress | null;
  /** Everything after `after` (from the store as far as needed, then live), in order and without gaps; ends after the run, or when it is returned. */
  runUpdates(runId: string, after: number | null): AsyncIterable<RunUpdate>;
  runsChanged(): AsyncIterable<RunsChange>;
}

/** A preset's load over time, for a number of users. */
export interface PresetShape {
  readonly preset: PresetName;
  readonly durationMs: number;
  readonly points: readonly { readonly atMs: number; readonly users: number }[];
}

export interface ServerFacts {
  readonly version: string;
  readonly limits: {
    readonly maxUsers: number;
    readonly maxRate: number;
    readonly maxConcurrentRuns: number;
    readonly maxDurationMs: number;
    readonly maxIterations: number;
  };
  readonly defaults: Pick<
    RunConfig,
    | 'users'
    | 'rampUpMs'
    | 'thresholds'
    | 'thinkTime'
    | 'pacing'
    | 'assets'
    | 'apdexMs'
    | 'requestTimeoutMs'
    | 'network'
    | 'crawl'
  > & { readonly durationMs: number; readonly capacity: CapacitySearch };
  /** What the presets come to. */
  readonly presets: readonly PresetShape[];
  demoUrl(): string | null;
  /** Path or name of the browser that crawls use; null when none was found. */
  browser(): Promise<string | null>;
  database(): Promise<DatabaseHealth>;
}

export interface DatabaseHealth {
  readonly reachable: boolean;
  readonly embedded: boolean;
  readonly message: string | null;
}

/** The ports that the schema needs; the server supplies them for each request. */
export interface SchemaContext {
  readonly reader: RunReader;
  readonly commands: RunCommands;
  readonly live: LiveFeed;
  readonly server: ServerFacts;
  /** Turns the figures of an interval into percentiles; engine's metrics, handed in so that the schema needs its model only. */
  readonly intervalFigures: IntervalFigures;
  /** Tells what a flow's proof rests on; the engine's own, handed in likewise. */
  readonly fidelityOf: (flow: Flow) => Fidelity;
  /** What the series of a step’s sub-resources is called; the engine's own, handed in likewise. */
  readonly assetsStepId: (stepId: string) => string;
  /** Joins what a crawl found with the flows that were made of it; null for a graph without its journeys. */
  readonly coverageOf: (
    graph: SiteGraph,
    flows: readonly Flow[],
    budget: RunConfig['crawl'],
  ) => Coverage | null;
}

export type IntervalFigures = (interval: Interval) => readonly SeriesFigures[];

/** One series of an interval, times in milliseconds. Total first, then scenarios, flows and steps. */
export interface SeriesFigures {
  readonly scenario: string | null;
  readonly flowId: string | null;
  readonly stepId: string | null;
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly errors: Readonly<Partial<Record<ErrorClass, number>>>;
  readonly statuses: Readonly<Record<string, number>>;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly iterations: number;
  readonly iterationsPerSecond: number;
  readonly failedIterations: number;
  readonly droppedIterations: number;
  readonly checksPassed: number;
  readonly checksFailed: number;
  readonly checks: Readonly<Record<string, CheckCounts>>;
  /** 0 to 1; null without requests. */
  readonly apdex: number | null;
  /** Null where nothing was measured. */
  readonly times: Readonly<Record<TimeName, Percentiles | null>>;
}
