import { intervalFigures as figuresOf } from '@flowload/engine';
import type { Percentiles } from '@flowload/engine/model/metrics.ts';
import type { IntervalFigures } from '@flowload/schema';

/** The engine's percentiles beside the interval's own counts; null where nothing was measured. */
export const intervalFigures: IntervalFigures = (interval) => {
  const figures = figuresOf(interval);
  return interval.series.flatMap((counts, index) => {
    const times = figures[index];
    if (times === undefined) return [];
    const measured = (percentiles: Percentiles, count: number) => (count > 0 ? percentiles : null);
    return [
      {
        flowId: counts.key.flowId,
        stepId: counts.key.stepId,
        requests: counts.requests,
        requestsPerSecond: times.requestsPerSecond,
        errors: counts.errors,
        bytesIn: counts.bytesIn,
        bytesOut: counts.bytesOut,
        iterations: counts.iterations,
        failedIterations: counts.failedIterations,
        serviceTime: measured(times.serviceTime, counts.serviceTime.count),
        responseTime: measured(times.responseTime, counts.responseTime.count),
        timeToFirstByte: measured(times.timeToFirstByte, counts.timeToFirstByte.count),
      },
    ];
  });
};
