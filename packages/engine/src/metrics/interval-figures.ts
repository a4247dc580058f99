import type { Interval, Percentiles, SeriesCounts, SeriesKey, TimeName } from '../model/metrics.ts';
import { apdexOf } from './apdex.ts';
import { percentiles } from './histogram.ts';
import { errorCount, timesOf } from './series.ts';

/** One series in one second, as charts and tables show it. Times are milliseconds. */
export interface SeriesFigures {
  readonly key: SeriesKey;
  readonly requestsPerSecond: number;
  readonly errorsPerSecond: number;
  readonly iterationsPerSecond: number;
  readonly bytesInPerSecond: number;
  readonly bytesOutPerSecond: number;
  /** 0 to 1; null without requests. */
  readonly apdex: number | null;
  readonly times: Readonly<Record<TimeName, Percentiles>>;
}

export function intervalFigures(interval: Interval): SeriesFigures[] {
  return interval.series.map((counts) => seriesFigures(counts, interval.durationMs));
}

function seriesFigures(counts: SeriesCounts, durationMs: number): SeriesFigures {
  const perSecond = (count: number) => (durationMs > 0 ? (count * 1000) / durationMs : 0);
  return {
    key: counts.key,
    requestsPerSecond: perSecond(counts.requests),
    errorsPerSecond: perSecond(errorCount(counts.errors)),
    iterationsPerSecond: perSecond(counts.iterations),
    bytesInPerSecond: perSecond(counts.bytesIn),
    bytesOutPerSecond: perSecond(counts.bytesOut),
    apdex: apdexOf(counts.apdex),
    times: timesOf((name) => percentiles(counts.times[name])),
  };
}
