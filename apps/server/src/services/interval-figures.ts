import { intervalFigures as figuresOf } from '@flowload/engine';
import {
  type Percentiles,
  type SeriesCounts,
  type TimeName,
  timeNames,
} from '@flowload/engine/model/metrics.ts';
import type { IntervalFigures, SeriesFigures } from '@flowload/schema';

/** The engine's figures beside the interval's own counts; null where nothing was measured. */
export const intervalFigures: IntervalFigures = (interval) => {
  const figures = figuresOf(interval);
  return interval.series.flatMap(({ key, times, ...counts }, index) => {
    const derived = figures[index];
    if (derived === undefined) return [];
    return [{ ...counts, ...derived, ...key, times: measuredTimes(times, derived.times) }];
  });
};

function measuredTimes(
  times: SeriesCounts['times'],
  percentiles: Readonly<Record<TimeName, Percentiles>>,
): SeriesFigures['times'] {
  const measured = timeNames.map((name) => [
    name,
    times[name].count > 0 ? percentiles[name] : null,
  ]);
  return Object.fromEntries(measured) as SeriesFigures['times'];
}
