import type { Interval as IntervalModel } from '@flowload/engine/model/metrics.ts';
import { builder } from '../builder.ts';
import type { SeriesFigures } from '../context.ts';
import { ErrorCount, errorCounts, errorTotal } from './counts.ts';
import { GeneratorHealth } from './generator-health.ts';
import { Percentiles } from './percentiles.ts';

const IntervalFigures = builder.objectRef<SeriesFigures>('IntervalFigures').implement({
  description: 'One second of one series; times in milliseconds, null when nothing was measured.',
  fields: (t) => ({
    flowId: t.exposeID('flowId', { nullable: true }),
    stepId: t.exposeID('stepId', { nullable: true }),
    requests: t.exposeInt('requests'),
    requestsPerSecond: t.exposeFloat('requestsPerSecond'),
    errors: t.int({ resolve: ({ errors }) => errorTotal(errors) }),
    errorsByClass: t.field({
      type: [ErrorCount],
      complexity: { field: 1, multiplier: 2 },
      resolve: ({ errors }) => errorCounts(errors),
    }),
    bytesIn: t.exposeFloat('bytesIn'),
    bytesOut: t.exposeFloat('bytesOut'),
    iterations: t.exposeInt('iterations'),
    failedIterations: t.exposeInt('failedIterations'),
    serviceTime: t.field({
      type: Percentiles,
      nullable: true,
      resolve: (figures) => figures.serviceTime,
    }),
    responseTime: t.field({
      type: Percentiles,
      nullable: true,
      resolve: (figures) => figures.responseTime,
    }),
    timeToFirstByte: t.field({
      type: Percentiles,
      nullable: true,
      resolve: (figures) => figures.timeToFirstByte,
    }),
  }),
});

export interface IntervalView {
  readonly interval: IntervalModel;
  /** Total first, then flows, then steps. */
  readonly figures: readonly SeriesFigures[];
}

export const Interval = builder.objectRef<IntervalView>('Interval').implement({
  fields: (t) => ({
    seq: t.int({ resolve: ({ interval }) => interval.seq }),
    startedAt: t.field({ type: 'DateTime', resolve: ({ interval }) => interval.startedAt }),
    durationMs: t.float({ resolve: ({ interval }) => interval.durationMs }),
    activeUsers: t.int({ resolve: ({ interval }) => interval.activeUsers }),
    total: t.field({ type: IntervalFigures, resolve: ({ figures }) => totalOf(figures) }),
    flows: t.field({
      type: [IntervalFigures],
      resolve: ({ figures }) => figures.filter((row) => row.flowId !== null && row.stepId === null),
    }),
    steps: t.field({
      type: [IntervalFigures],
      complexity: { field: 1, multiplier: 30 },
      resolve: ({ figures }) => figures.filter((row) => row.stepId !== null),
    }),
    generator: t.field({ type: GeneratorHealth, resolve: ({ interval }) => interval.generator }),
  }),
});

function totalOf(figures: readonly SeriesFigures[]): SeriesFigures {
  return figures.find((row) => row.flowId === null && row.stepId === null) ?? nothingMeasured;
}

/** A second in which no request ended. */
const nothingMeasured: SeriesFigures = {
  flowId: null,
  stepId: null,
  requests: 0,
  requestsPerSecond: 0,
  errors: {},
  bytesIn: 0,
  bytesOut: 0,
  iterations: 0,
  failedIterations: 0,
  serviceTime: null,
  responseTime: null,
  timeToFirstByte: null,
};
