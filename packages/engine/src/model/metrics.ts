/** Why a request or an iteration did not do its work. The target's failure is a fact, not an exception. */
export type ErrorClass = 'status' | 'timeout' | 'connection' | 'check' | 'extraction' | 'protocol';

/** What a series is about: the whole run, one flow, or one step of it. */
export interface SeriesKey {
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
  /** Due to start when no user was free (arrival rates only); not among `iterations`. */
  readonly droppedIterations: number;
  readonly checksPassed: number;
  readonly checksFailed: number;
  /** From the send to the last byte. */
  readonly serviceTime: HistogramData;
  /** From the intended start to the last byte. */
  readonly responseTime: HistogramData;
  readonly timeToFirstByte: HistogramData;
  readonly connectTime: HistogramData;
  readonly tlsTime: HistogramData;
}

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
}

/** What one failed request looked like; a few are kept of each class and step. */
export interface ErrorExample {
  readonly errorClass: ErrorClass;
  readonly flowId: string;
  readonly stepId: string;
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly status: number | null;
  /** One sentence. */
  readonly message: string;
  /** The first 2,000 characters of the answer; null without one. */
  readonly body: string | null;
}

/** The generator's own honesty. */
export interface GeneratorHealth {
  readonly eventLoopDelayP99Ms: number;
  /** Share of one core, summed over workers: 1.5 is one and a half cores. */
  readonly cpu: number;
  readonly lateStartsP99Ms: number;
}

export interface Percentiles {
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
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
  /** Due to start when no user was free (arrival rates only); not among `iterations`. */
  readonly droppedIterations: number;
  readonly checksPassed: number;
  readonly checksFailed: number;
  readonly serviceTime: Percentiles;
  readonly responseTime: Percentiles;
  readonly timeToFirstByte: Percentiles;
  readonly connectTime: Percentiles;
  readonly tlsTime: Percentiles;
}

export interface ThresholdResult {
  readonly metric: string;
  readonly expression: string;
  readonly actual: number;
  readonly passed: boolean;
}

export type Verdict = 'passed' | 'failed' | 'invalid';

export interface Summary {
  readonly verdict: Verdict;
  /** Sentences: which threshold failed and by how much, or why the figures can't be trusted. */
  readonly reasons: readonly string[];
  readonly durationMs: number;
  readonly peakUsers: number;
  readonly total: SeriesSummary;
  readonly flows: readonly SeriesSummary[];
  readonly steps: readonly SeriesSummary[];
  readonly thresholds: readonly ThresholdResult[];
  readonly examples: readonly ErrorExample[];
  readonly generator: GeneratorHealth;
}
