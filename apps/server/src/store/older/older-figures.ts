import type {
  ErrorExample,
  GeneratorHealth,
  HistogramData,
  Percentiles,
  SeriesCounts,
  SeriesKey,
  SeriesSummary,
  Summary,
  ThresholdResult,
  TimeName,
} from '@flowload/engine/model/metrics.ts';

/**
 * Figures as they were stored before there were scenarios, phases and live control, and how they are
 * read now. Rows are not rewritten: a history may hold millions of them.
 */

/** What is timed by the names that it had. */
interface OlderTimes<Time> {
  readonly serviceTime: Time;
  readonly responseTime: Time;
  readonly timeToFirstByte: Time;
  readonly connectTime: Time;
  readonly tlsTime: Time;
}

type OlderKey = Omit<SeriesKey, 'scenario'>;
type OlderPercentiles = Omit<Percentiles, 'p999'>;

/** From before counted iterations could be dropped. */
type ClosedSeriesCounts = Omit<SeriesCounts, 'outOfTimeIterations'>;

export type OlderSeriesCounts = Omit<ClosedSeriesCounts, 'key' | 'checks' | 'apdex' | 'times'> &
  OlderTimes<HistogramData> & { readonly key: OlderKey };

export type OlderSeriesSummary = Omit<SeriesSummary, 'key' | 'checks' | 'apdex' | 'times'> &
  OlderTimes<OlderPercentiles> & { readonly key: OlderKey };

export type OlderErrorExample = Omit<ErrorExample, 'check' | 'request' | 'head'>;

export type OlderGeneratorHealth = Pick<
  GeneratorHealth,
  'eventLoopDelayP99Ms' | 'cpu' | 'lateStartsP99Ms'
>;

export interface OlderSummary
  extends Pick<Summary, 'verdict' | 'reasons' | 'durationMs' | 'peakUsers'> {
  readonly total: OlderSeriesSummary;
  readonly flows: readonly OlderSeriesSummary[];
  readonly steps: readonly OlderSeriesSummary[];
  readonly thresholds: readonly Omit<ThresholdResult, 'failedAtMs' | 'aborted'>[];
  readonly examples: readonly OlderErrorExample[];
  readonly generator: OlderGeneratorHealth;
}

export function currentSeriesCounts(
  stored: SeriesCounts | ClosedSeriesCounts | OlderSeriesCounts,
): SeriesCounts {
  if ('times' in stored) return { ...noneOutOfTime, ...stored };
  const { key, serviceTime, responseTime, timeToFirstByte, connectTime, tlsTime, ...counts } =
    stored;
  return {
    ...noneOutOfTime,
    ...counts,
    key: { scenario: null, ...key },
    checks: {},
    apdex: { satisfied: 0, tolerating: 0, frustrated: 0 },
    times: currentTimes(
      { serviceTime, responseTime, timeToFirstByte, connectTime, tlsTime },
      nothingTimed,
    ),
  };
}

/** What was sent was not kept. */
export function currentErrorExample(stored: ErrorExample | OlderErrorExample): ErrorExample {
  if ('request' in stored) return stored;
  return { ...stored, check: null, request: `${stored.method} ${stored.url}`, head: null };
}

export function currentGeneratorHealth(
  stored: GeneratorHealth | OlderGeneratorHealth,
): GeneratorHealth {
  if ('workers' in stored) return stored;
  return { ...stored, sockets: 0, memoryBytes: 0, exhausted: 0, baselineMs: 0, workers: [] };
}

export function currentSummary(stored: Summary | OlderSummary): Summary {
  if ('scenarios' in stored) return stored;
  return {
    ...stored,
    warnings: [],
    total: currentSeriesSummary(stored.total),
    scenarios: [],
    flows: stored.flows.map(currentSeriesSummary),
    steps: stored.steps.map(currentSeriesSummary),
    thresholds: stored.thresholds.map((result) => ({
      ...result,
      failedAtMs: null,
      aborted: false,
    })),
    examples: stored.examples.map(currentErrorExample),
    generator: currentGeneratorHealth(stored.generator),
    capacity: null,
  };
}

function currentSeriesSummary(stored: OlderSeriesSummary): SeriesSummary {
  const { key, serviceTime, responseTime, timeToFirstByte, connectTime, tlsTime, ...figures } =
    stored;
  const times = {
    serviceTime: withP999(serviceTime),
    responseTime: withP999(responseTime),
    timeToFirstByte: withP999(timeToFirstByte),
    connectTime: withP999(connectTime),
    tlsTime: withP999(tlsTime),
  };
  return {
    ...figures,
    key: { scenario: null, ...key },
    checks: {},
    apdex: null,
    times: currentTimes(times, nothingMeasured),
  };
}

/** It was not kept; the longest time is what it can't be above. */
function withP999(older: OlderPercentiles): Percentiles {
  return { ...older, p999: older.max };
}

function currentTimes<Time>(older: OlderTimes<Time>, nothing: Time): Record<TimeName, Time> {
  return {
    service: older.serviceTime,
    response: older.responseTime,
    blocked: nothing,
    connecting: older.connectTime,
    tlsHandshaking: older.tlsTime,
    sending: nothing,
    waiting: older.timeToFirstByte,
    receiving: nothing,
    iteration: nothing,
    lateness: nothing,
  };
}

const noneOutOfTime = { outOfTimeIterations: 0 };

const nothingTimed: HistogramData = { count: 0, sum: 0, min: 0, max: 0, buckets: [] };

const nothingMeasured: Percentiles = {
  p50: 0,
  p90: 0,
  p95: 0,
  p99: 0,
  p999: 0,
  max: 0,
  mean: 0,
};
