import type { SeriesSummary as SeriesSummaryModel } from '@flowload/engine/model/metrics.ts';
import { builder } from '../builder.ts';
import { ErrorCount, errorCounts, StatusCount, statusCounts } from './counts.ts';
import { Percentiles } from './percentiles.ts';

export const SeriesSummary = builder.objectRef<SeriesSummaryModel>('SeriesSummary').implement({
  fields: (t) => ({
    flowId: t.id({ nullable: true, resolve: ({ key }) => key.flowId }),
    stepId: t.id({ nullable: true, resolve: ({ key }) => key.stepId }),
    name: t.exposeString('name'),
    requests: t.exposeInt('requests'),
    unsent: t.exposeInt('unsent', {
      description:
        'Of the requests, those that never went out because no connection could be made.',
    }),
    requestsPerSecond: t.exposeFloat('requestsPerSecond'),
    errors: t.field({ type: [ErrorCount], resolve: ({ errors }) => errorCounts(errors) }),
    errorRate: t.exposeFloat('errorRate'),
    statuses: t.field({ type: [StatusCount], resolve: ({ statuses }) => statusCounts(statuses) }),
    bytesIn: t.exposeFloat('bytesIn'),
    bytesOut: t.exposeFloat('bytesOut'),
    iterations: t.exposeInt('iterations'),
    failedIterations: t.exposeInt('failedIterations'),
    interruptedIterations: t.exposeInt('interruptedIterations', {
      description: 'Cut off by the end of the load; not among the iterations.',
    }),
    droppedIterations: t.exposeInt('droppedIterations', {
      description: 'Due to start when no user was free; not among the iterations.',
    }),
    checksPassed: t.exposeInt('checksPassed'),
    checksFailed: t.exposeInt('checksFailed'),
    serviceTime: t.field({ type: Percentiles, resolve: (series) => series.serviceTime }),
    responseTime: t.field({ type: Percentiles, resolve: (series) => series.responseTime }),
    timeToFirstByte: t.field({ type: Percentiles, resolve: (series) => series.timeToFirstByte }),
    connectTime: t.field({ type: Percentiles, resolve: (series) => series.connectTime }),
    tlsTime: t.field({ type: Percentiles, resolve: (series) => series.tlsTime }),
  }),
});
