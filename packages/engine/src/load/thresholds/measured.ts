import { Histogram, percentiles, quantile } from '../../metrics/histogram.ts';
import { errorCount } from '../../metrics/series.ts';
import type { HistogramData, SeriesCounts } from '../../model/metrics.ts';
import type { ParsedThreshold } from '../../plan/thresholds/parse-threshold.ts';
import { type Aggregation, metricOf } from '../../plan/thresholds/threshold-metrics.ts';

/** What one second brought to a metric. */
export interface Portion {
  readonly durationMs: number;
  readonly times: readonly HistogramData[];
  /** The count, or what a share or gauge is made of: `part` of `whole`. */
  readonly part: number;
  readonly whole: number;
}

/** Takes out of the second's series what the threshold looks at. */
export function portionOf(
  { metric, selector }: ParsedThreshold,
  series: readonly SeriesCounts[],
  { durationMs, activeUsers }: { readonly durationMs: number; readonly activeUsers: number },
): Portion {
  const definition = metricOf(metric);
  const sum = (of: (counts: SeriesCounts) => number) =>
    series.reduce((total, counts) => total + of(counts), 0);
  const nothing: Portion = { durationMs, times: [], part: 0, whole: 0 };
  switch (definition.kind) {
    case 'trend': {
      const times = series.map((counts) => counts.times[definition.time]);
      return { ...nothing, times: times.filter(({ count }) => count > 0) };
    }
    case 'counter': {
      const { status } = selector;
      const part = sum((counts) =>
        status === null ? counts[definition.count] : withStatus(counts, status),
      );
      return { ...nothing, part, whole: part };
    }
    case 'rate':
      if (definition.share === 'failed') {
        const part = sum(({ errors }) => errorCount(errors));
        return { ...nothing, part, whole: sum(({ requests }) => requests) };
      }
      return { ...nothing, ...checkShare(series, selector.check) };
    case 'gauge':
      if (definition.value === 'users') return { ...nothing, part: activeUsers, whole: 1 };
      return {
        ...nothing,
        part: sum(({ apdex }) => apdex.satisfied + apdex.tolerating / 2),
        whole: sum(({ apdex }) => apdex.satisfied + apdex.tolerating + apdex.frustrated),
      };
  }
}

/** `status` is `404` or `4xx`. */
function withStatus({ statuses }: SeriesCounts, status: string): number {
  const group = status.endsWith('xx') ? status.slice(0, 1) : status;
  return Object.entries(statuses).reduce(
    (total, [each, count]) => (each.startsWith(group) ? total + count : total),
    0,
  );
}

function checkShare(series: readonly SeriesCounts[], check: string | null) {
  let part = 0;
  let whole = 0;
  for (const counts of series) {
    const passed = check === null ? counts.checksPassed : (counts.checks[check]?.passed ?? 0);
    const failed = check === null ? counts.checksFailed : (counts.checks[check]?.failed ?? 0);
    part += passed;
    whole += passed + failed;
  }
  return { part, whole };
}

/** What a threshold looks at, added up. */
export class Measured {
  readonly #threshold: ParsedThreshold;
  readonly #times = new Histogram();
  #part = 0;
  #whole = 0;
  #durationMs = 0;

  constructor(threshold: ParsedThreshold) {
    this.#threshold = threshold;
  }

  add({ times, part, whole, durationMs }: Portion): void {
    for (const data of times) this.#times.add(data);
    const isLatest = this.#threshold.metric === 'vus';
    this.#part = isLatest ? part : this.#part + part;
    this.#whole = isLatest ? whole : this.#whole + whole;
    this.#durationMs += durationMs;
  }

  clear(): void {
    this.#times.clear();
    this.#part = 0;
    this.#whole = 0;
    this.#durationMs = 0;
  }

  /** Nothing was measured: there is no percentile and no share. */
  get isEmpty(): boolean {
    return this.#whole === 0 && this.#times.isEmpty;
  }

  get value(): number {
    const { metric, aggregation } = this.#threshold;
    switch (metricOf(metric).kind) {
      case 'trend':
        return aggregate(this.#times.toData(), aggregation);
      case 'counter':
        if (aggregation.kind === 'count') return this.#part;
        return this.#durationMs > 0 ? (this.#part * 1000) / this.#durationMs : 0;
      default:
        // Nothing checked is nothing failed, and nobody there is nobody frustrated.
        if (this.#whole === 0) return metric === 'checks' || metric === 'apdex' ? 1 : 0;
        return this.#part / this.#whole;
    }
  }
}

function aggregate(data: HistogramData, aggregation: Aggregation): number {
  switch (aggregation.kind) {
    case 'count':
      return data.count;
    case 'min':
      return data.min / 1000;
    case 'max':
      return data.max / 1000;
    case 'med':
      return quantile(data, 0.5) / 1000;
    case 'p':
      return quantile(data, aggregation.percent / 100) / 1000;
    default:
      return percentiles(data).mean;
  }
}
