import { intervalFigures as figuresOf } from '@flowload/engine';
import type {
  ApdexCounts,
  Percentiles,
  SeriesCounts,
  TimeName,
} from '@flowload/engine/model/metrics.ts';
import { timeNames } from '@flowload/engine/model/metrics.ts';
import type { IntervalFigures, SeriesFigures } from '@flowload/schema';

/** The engine's percentiles beside the interval's own counts; null where nothing was measured. */
export const intervalFigures: IntervalFigures = (interval) => {
  const figures = figuresOf(interval);
  return interval.series.flatMap(({ key, times: _, apdex, ...counts }, index) => {
    const rates = figures[index];
    const series = interval.series[index];
    if (rates === undefined || series === undefined) return [];
    return [
      {
        ...counts,
        ...key,
        requestsPerSecond: rates.requestsPerSecond,
        iterationsPerSecond: rates.iterationsPerSecond,
        apdex: apdexScore(apdex),
        times: measuredTimes(series, rates.times),
      },
    ];
  });
};

function measuredTimes(
  { times }: SeriesCounts,
  percentiles: Readonly<Record<TimeName, Percentiles>>,
): SeriesFigures['times'] {
  const measured = timeNames.map((name) => [
    name,
    times[name].count > 0 ? percentiles[name] : null,
  ]);
  return Object.fromEntries(measured) as SeriesFigures['times'];
}

/** Satisfied and half of the tolerating, of all (apdex.org). */
function apdexScore({ satisfied, tolerating, frustrated }: ApdexCounts): number | null {
  const all = satisfied + tolerating + frustrated;
  return all === 0 ? null : (satisfied + tolerating / 2) / all;
}
