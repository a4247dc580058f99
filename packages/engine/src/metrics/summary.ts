import type { Flow } from '../model/flow.ts';
import type {
  Interval,
  SeriesCounts,
  SeriesKey,
  SeriesSummary,
  Summary,
  ThresholdResult,
  Verdict,
} from '../model/metrics.ts';
import { ExampleKeeper, summaryExampleLimits } from './examples.ts';
import { HealthRecord } from './generator-health.ts';
import { percentiles, quantile } from './histogram.ts';
import { runKey } from './merge.ts';
import { errorCount, Series, seriesId, timesOf } from './series.ts';

/** Adds up a load as it goes, in memory that depends on the number of steps alone. */
export interface SummaryBuilder {
  /** In order of `seq`. */
  add(interval: Interval): void;
  /** What thresholds are evaluated on, so far. */
  figures(): LoadFigures;
  finish(options: FinishOptions): Summary;
}

export interface FinishOptions {
  /** For names and their order: a step nobody reached is listed with zeros. */
  readonly flows: readonly Pick<Flow, 'id' | 'name' | 'steps'>[];
  readonly thresholds: readonly ThresholdResult[];
}

/** The run's figures by the names of the field; times are milliseconds from the send to the last byte. */
export interface LoadFigures {
  readonly durationMs: number;
  readonly requests: number;
  readonly failedRequests: number;
  readonly iterations: number;
  readonly checksPassed: number;
  readonly checksFailed: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly meanMs: number;
  quantileMs(share: number): number;
}

export function createSummary(): SummaryBuilder {
  return new RunningSummary();
}

class RunningSummary implements SummaryBuilder {
  readonly #series = new Map<string, Series>();
  readonly #examples = new ExampleKeeper(summaryExampleLimits);
  readonly #health = new HealthRecord();
  #durationMs = 0;
  #peakUsers = 0;

  add(interval: Interval): void {
    this.#durationMs += interval.durationMs;
    this.#peakUsers = Math.max(this.#peakUsers, interval.activeUsers);
    this.#health.add(interval);
    for (const counts of interval.series) this.#of(counts.key).add(counts);
    for (const example of interval.examples) this.#examples.add(example);
  }

  figures(): LoadFigures {
    const total = this.#of(runKey).toCounts();
    const { service } = total.times;
    return {
      durationMs: this.#durationMs,
      requests: total.requests,
      failedRequests: errorCount(total.errors),
      iterations: total.iterations,
      checksPassed: total.checksPassed,
      checksFailed: total.checksFailed,
      minMs: service.min / 1000,
      maxMs: service.max / 1000,
      meanMs: service.count === 0 ? 0 : service.sum / service.count / 1000,
      quantileMs: (share) => quantile(service, share) / 1000,
    };
  }

  finish({ flows, thresholds }: FinishOptions): Summary {
    const total = this.#summarise(runKey, 'All flows');
    const distrust = this.#health.distrust();
    return {
      ...judge(total, thresholds, distrust),
      warnings: [],
      durationMs: this.#durationMs,
      peakUsers: this.#peakUsers,
      total,
      scenarios: [],
      flows: flows.map((flow) =>
        this.#summarise({ scenario: null, flowId: flow.id, stepId: null }, flow.name),
      ),
      steps: flows.flatMap((flow) =>
        flow.steps.map((step) =>
          this.#summarise({ scenario: null, flowId: flow.id, stepId: step.id }, step.name),
        ),
      ),
      thresholds,
      examples: this.#examples.toArray(),
      generator: this.#health.health(),
      capacity: null,
    };
  }

  #summarise(key: SeriesKey, name: string): SeriesSummary {
    return summariseSeries(this.#of(key).toCounts(), name, this.#durationMs);
  }

  #of(key: SeriesKey): Series {
    const id = seriesId(key);
    const existing = this.#series.get(id);
    if (existing !== undefined) return existing;
    const created = new Series(key);
    this.#series.set(id, created);
    return created;
  }
}

function summariseSeries(counts: SeriesCounts, name: string, durationMs: number): SeriesSummary {
  const { requests, errors } = counts;
  return {
    ...counts,
    name,
    requestsPerSecond: durationMs > 0 ? (requests * 1000) / durationMs : 0,
    errorRate: requests === 0 ? 0 : errorCount(errors) / requests,
    apdex: null,
    times: timesOf((name) => percentiles(counts.times[name])),
  };
}

/** Figures that can't be trusted prove nothing, so 'invalid' comes before 'failed'. */
function judge(
  total: SeriesSummary,
  thresholds: readonly ThresholdResult[],
  distrust: string | null,
): { readonly verdict: Verdict; readonly reasons: readonly string[] } {
  const missed = thresholds
    .filter((each) => !each.passed)
    .map(
      ({ metric, expression, actual }) =>
        `The threshold ${metric} ${expression} was missed: it came to ${readable(actual)}.`,
    );
  if (distrust !== null) return { verdict: 'invalid', reasons: [distrust, ...missed] };
  if (total.requests === 0) {
    return { verdict: 'invalid', reasons: ['Not one request was made.', ...missed] };
  }
  return { verdict: missed.length > 0 ? 'failed' : 'passed', reasons: missed };
}

function readable(value: number): string {
  return String(Number(value.toPrecision(4)));
}
