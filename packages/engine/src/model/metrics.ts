import type { LoadControlState } from './control.ts';
import type { CapacityUnit } from './plan.ts';

/**
 * Why a request or an iteration did not do its work. The target's failure is a fact, not an exception.
 * `asset`: a page's sub-resource was not answered as recorded, which does not end the iteration.
 */
export type ErrorClass =
  | 'status'
  | 'timeout'
  | 'connection'
  | 'check'
  | 'extraction'
  | 'protocol'
  | 'asset';

/**
 * What a series is about: the whole run, one scenario (told only where there are several), one flow,
 * or one step of it. Workers measure by all three at once.
 */
export interface SeriesKey {
  readonly scenario: string | null;
  readonly flowId: string | null;
  readonly stepId: string | null;
}

/**
 * A histogram on the wire and in the store: bucket indices ascending with their counts, pairwise.
 * The buckets' law is in metrics/histogram.ts. Values are microseconds.
 */
export interface HistogramData {
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  readonly buckets: readonly number[];
}

/** Merged samples of one series over one span of time. */
export interface SeriesCounts {
  readonly key: SeriesKey;
  readonly requests: number;
  /** Of `requests`, those that never went out because no connection could be made: the target can't have seen them. */
  readonly unsent: number;
  readonly errors: Readonly<Partial<Record<ErrorClass, number>>>;
  readonly statuses: Readonly<Record<string, number>>;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly iterations: number;
  readonly failedIterations: number;
  /** Cut off by the end of the load before they could end by themselves; not among `iterations`. */
  readonly interruptedIterations: number;
  /**
   * Never begun; not among `iterations`. Of an arrival rate those that were due when no user was free, of
   * counted iterations those that were left when their longest time was over (k6's `dropped_iterations`).
   */
  readonly droppedIterations: number;
  /** Of `droppedIterations`, those of counted iterations. */
  readonly outOfTimeIterations: number;
  readonly checksPassed: number;
  readonly checksFailed: number;
  /** Of the checks that a person asked for, by name; they are among `checksPassed` and `checksFailed`. */
  readonly checks: Readonly<Record<string, CheckCounts>>;
  readonly apdex: ApdexCounts;
  readonly times: Readonly<Record<TimeName, HistogramData>>;
}

export interface CheckCounts {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Requests by what their users made of them (apdex.org): answered within the plan's `apdexMs` of
 * response time, within four times as much, or later or not as they ought to be.
 */
export interface ApdexCounts {
  readonly satisfied: number;
  readonly tolerating: number;
  readonly frustrated: number;
}

/**
 * What is timed. Of a request: `service` from the send to the last byte, `response` from the intended
 * start to the last byte, and the phases in k6's sense: `blocked` (waiting for a free connection),
 * `connecting`, `tlsHandshaking`, `sending`, `waiting` (to the first byte) and `receiving`. Of an
 * iteration: `iteration`, think times and all, and `lateness`, from when it ought to have started to
 * when it did.
 */
export const timeNames = [
  'service',
  'response',
  'blocked',
  'connecting',
  'tlsHandshaking',
  'sending',
  'waiting',
  'receiving',
  'iteration',
  'lateness',
] as const;
export type TimeName = (typeof timeNames)[number];

/** One second of merged samples, from all workers. */
export interface Interval {
  /** Counts from 0 and has no gaps. */
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly activeUsers: number;
  readonly series: readonly SeriesCounts[];
  readonly examples: readonly ErrorExample[];
  readonly generator: GeneratorHealth;
  /** How the thresholds stand at its end. */
  readonly thresholds: readonly ThresholdResult[];
  readonly control: LoadControlState;
}

/** What one failed request looked like; a few are kept of each class and step, and of each check. */
export interface ErrorExample {
  /** `check` for a person's check as well. */
  readonly errorClass: ErrorClass;
  /** Name of the person's check that did not hold, which is no error; null for an error. */
  readonly check: string | null;
  readonly flowId: string;
  readonly stepId: string;
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly status: number | null;
  /** One sentence. */
  readonly message: string;
  /** What was sent: request line, headers and the first 2,000 characters of the body, secrets masked. */
  readonly request: string;
  /** Status line and headers of the answer; null without one. */
  readonly head: string | null;
  /** The first 2,000 characters of the answer; null without one. */
  readonly body: string | null;
}

/** The generator's own honesty. */
export interface GeneratorHealth {
  readonly eventLoopDelayP99Ms: number;
  /** Share of one core, summed over workers: 1.5 is one and a half cores. */
  readonly cpu: number;
  readonly lateStartsP99Ms: number;
  /** Open connections. */
  readonly sockets: number;
  /** Resident bytes of the whole process, browser and database left out. */
  readonly memoryBytes: number;
  /** Requests that found no free port or file on this machine. */
  readonly exhausted: number;
  /** What a request to a server in the same thread took before the load began (median); 0 when that was not tried. */
  readonly baselineMs: number;
  readonly workers: readonly WorkerLoad[];
}

/** One load worker in one interval. */
export interface WorkerLoad {
  /** Share of one core. */
  readonly cpu: number;
  readonly eventLoopDelayP99Ms: number;
  readonly users: number;
  readonly sockets: number;
}

export interface Percentiles {
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  /** The 99.9th. */
  readonly p999: number;
  readonly max: number;
  readonly mean: number;
}

/** Figures of one series over the whole load, in milliseconds, bytes and per second. */
export interface SeriesSummary {
  readonly key: SeriesKey;
  readonly name: string;
  readonly requests: number;
  readonly unsent: number;
  readonly requestsPerSecond: number;
  readonly errors: Readonly<Partial<Record<ErrorClass, number>>>;
  /** 0 to 1. */
  readonly errorRate: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly iterations: number;
  readonly failedIterations: number;
  /** Cut off by the end of the load before they could end by themselves; not among `iterations`. */
  readonly interruptedIterations: number;
  /** Never begun, as in SeriesCounts; not among `iterations`. */
  readonly droppedIterations: number;
  readonly checksPassed: number;
  readonly checksFailed: number;
  readonly checks: Readonly<Record<string, CheckCounts>>;
  /** 0 to 1 (apdex.org): satisfied and half of the tolerating, of all; a failed request is frustrating. Null without requests. */
  readonly apdex: number | null;
  readonly times: Readonly<Record<TimeName, Percentiles>>;
}

export interface ThresholdResult {
  readonly metric: string;
  readonly expression: string;
  /** Of a sliding window: the worst that it came to. */
  readonly actual: number;
  readonly passed: boolean;
  /** Milliseconds into the load at which it first failed; null while it holds, and while its sliding window was never full. */
  readonly failedAtMs: number | null;
  /** It ended the load. */
  readonly aborted: boolean;
}

/** What a capacity search came to. */
export interface CapacityResult {
  readonly unit: CapacityUnit;
  /** The highest level that held; null when none did. */
  readonly capacity: number | null;
  /** Where the limit lies with 95 % confidence; `high` is null when nothing that was tried failed. */
  readonly low: number;
  readonly high: number | null;
  /** What ended it; `interrupted`: the process that searched died or was shut down. */
  readonly limitedBy: 'slo' | 'ceiling' | 'generator' | 'time' | 'interrupted';
  /** One sentence for people. */
  readonly conclusion: string;
  /** In the order they were tried. */
  readonly levels: readonly CapacityLevel[];
}

/** One level of a capacity search: what was asked for, and what came of it. */
export interface CapacityLevel {
  readonly level: number;
  /** Milliseconds into the load at which its figures begin, its settling left out. */
  readonly fromMs: number;
  readonly durationMs: number;
  readonly held: boolean;
  /** `unsure` when the level's longest time did not settle it. */
  readonly certainty: 'sure' | 'unsure';
  readonly requestsPerSecond: number;
  readonly iterationsPerSecond: number;
  readonly errorRate: number;
  readonly response: Percentiles;
  readonly results: readonly Pick<ThresholdResult, 'metric' | 'expression' | 'actual' | 'passed'>[];
}

export type Verdict = 'passed' | 'failed' | 'invalid';

export interface Summary {
  readonly verdict: Verdict;
  /** Sentences: which threshold failed and by how much, or why the figures can't be trusted. */
  readonly reasons: readonly string[];
  /** Sentences on what does not change the verdict and ought to be known: starts that were dropped. */
  readonly warnings: readonly string[];
  readonly durationMs: number;
  readonly peakUsers: number;
  readonly total: SeriesSummary;
  /** One for each scenario where there are several. */
  readonly scenarios: readonly SeriesSummary[];
  readonly flows: readonly SeriesSummary[];
  readonly steps: readonly SeriesSummary[];
  readonly thresholds: readonly ThresholdResult[];
  readonly examples: readonly ErrorExample[];
  readonly generator: GeneratorHealth;
  /** Of a capacity search; null for any other load. */
  readonly capacity: CapacityResult | null;
}
