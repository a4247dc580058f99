import type { Flow } from '../model/flow.ts';
import type {
  CapacityResult,
  Interval,
  SeriesCounts,
  SeriesKey,
  SeriesSummary,
  Summary,
  ThresholdResult,
  Verdict,
} from '../model/metrics.ts';
import { missedText } from '../model/threshold-words.ts';
import { apdexOf } from './apdex.ts';
import { isAssetsStep, stepSeriesOf } from './asset-series.ts';
import { ExampleKeeper, summaryExampleLimits } from './examples.ts';
import { HealthRecord } from './generator-health.ts';
import { percentiles } from './histogram.ts';
import { runKey, SeriesSet } from './merge.ts';
import { errorCount, timesOf } from './series.ts';

/** Adds up a load as it goes, in memory that depends on the number of steps alone. */
export interface SummaryBuilder {
  /** In order of `seq`. */
  add(interval: Interval): void;
  finish(options: FinishOptions): Summary;
}

export interface FinishOptions {
  /** For names and their order: a step nobody reached is listed with zeros. */
  readonly flows: readonly Pick<Flow, 'id' | 'name' | 'steps'>[];
  /** Null for a load that did not search. */
  readonly capacity?: CapacityResult | null;
}

export function createSummary(): SummaryBuilder {
  return new RunningSummary();
}

class RunningSummary implements SummaryBuilder {
  readonly #series = new SeriesSet();
  readonly #examples = new ExampleKeeper(summaryExampleLimits);
  readonly #health = new HealthRecord();
  #durationMs = 0;
  #peakUsers = 0;
  /** As they stood after the last interval. */
  #thresholds: readonly ThresholdResult[] = [];

  add(interval: Interval): void {
    this.#durationMs += interval.durationMs;
    this.#peakUsers = Math.max(this.#peakUsers, interval.activeUsers);
    this.#thresholds = interval.thresholds;
    this.#health.add(interval);
    for (const counts of interval.series) this.#series.of(counts.key).add(counts);
    for (const example of interval.examples) this.#examples.add(example);
  }

  finish({ flows, capacity = null }: FinishOptions): Summary {
    const total = this.#summarise(runKey, 'All flows');
    const { distrust, warnings } = this.#health.findings();
    return {
      ...judge(total, this.#thresholds, distrust),
      warnings,
      durationMs: this.#durationMs,
      peakUsers: this.#peakUsers,
      total,
      scenarios: this.#scenarios(),
      flows: flows.map(({ id, name }) =>
        this.#summarise({ scenario: null, flowId: id, stepId: null }, name),
      ),
      steps: flows
        .flatMap((flow) =>
          stepSeriesOf(flow).map(({ id, name }) =>
            this.#summarise({ scenario: null, flowId: flow.id, stepId: id }, name),
          ),
        )
        .filter(({ key, requests }) => requests > 0 || !isAssetsStep(key.stepId)),
      thresholds: this.#thresholds,
      examples: this.#examples.toArray(),
      generator: this.#health.health(),
      capacity,
    };
  }

  #scenarios(): SeriesSummary[] {
    return this.#series
      .keys()
      .flatMap((key) => (key.scenario === null ? [] : [this.#summarise(key, key.scenario)]));
  }

  #summarise(key: SeriesKey, name: string): SeriesSummary {
    return summariseSeries(this.#series.of(key).toCounts(), name, this.#durationMs);
  }
}

function summariseSeries(counts: SeriesCounts, name: string, durationMs: number): SeriesSummary {
  const { requests, errors } = counts;
  return {
    ...counts,
    name,
    requestsPerSecond: durationMs > 0 ? (requests * 1000) / durationMs : 0,
    errorRate: requests === 0 ? 0 : errorCount(errors) / requests,
    apdex: apdexOf(counts.apdex),
    times: timesOf((name) => percentiles(counts.times[name])),
  };
}

/** Figures that can't be trusted prove nothing, so 'invalid' comes before 'failed'. */
function judge(
  total: SeriesSummary,
  thresholds: readonly ThresholdResult[],
  distrust: readonly string[],
): { readonly verdict: Verdict; readonly reasons: readonly string[] } {
  const missed = thresholds.filter(({ passed }) => !passed).map(missedText);
  if (distrust.length > 0) return { verdict: 'invalid', reasons: [...distrust, ...missed] };
  if (total.requests === 0) {
    return { verdict: 'invalid', reasons: ['Not one request was made.', ...missed] };
  }
  return { verdict: missed.length > 0 ? 'failed' : 'passed', reasons: missed };
}
