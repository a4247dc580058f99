import type { SeriesSummary as SeriesSummaryModel } from '@flowload/engine/model/metrics.ts';
import { builder } from '../builder.ts';
import {
  CheckCount,
  checkCounts,
  ErrorCount,
  errorCounts,
  StatusCount,
  statusCounts,
} from './counts.ts';
import { Percentiles } from './percentiles.ts';
import { Phases } from './phases.ts';

export const SeriesSummary = builder.objectRef<SeriesSummaryModel>('SeriesSummary').implement({
  description: 'Counts are whole numbers, and floats since a long load counts beyond 32 bits.',
  fields: (t) => ({
    scenario: t.string({
      nullable: true,
      description: 'Of the figures of one scenario, its name.',
      resolve: ({ key }) => key.scenario,
    }),
    flowId: t.id({ nullable: true, resolve: ({ key }) => key.flowId }),
    stepId: t.id({ nullable: true, resolve: ({ key }) => key.stepId }),
    name: t.exposeString('name'),
    requests: t.exposeFloat('requests'),
    unsent: t.exposeFloat('unsent', {
      description:
        'Of the requests, those that never went out because no connection could be made.',
    }),
    requestsPerSecond: t.exposeFloat('requestsPerSecond'),
    errors: t.field({ type: [ErrorCount], resolve: ({ errors }) => errorCounts(errors) }),
    errorRate: t.exposeFloat('errorRate'),
    statuses: t.field({ type: [StatusCount], resolve: ({ statuses }) => statusCounts(statuses) }),
    bytesIn: t.exposeFloat('bytesIn'),
    bytesOut: t.exposeFloat('bytesOut'),
    iterations: t.exposeFloat('iterations'),
    failedIterations: t.exposeFloat('failedIterations'),
    interruptedIterations: t.exposeFloat('interruptedIterations', {
      description: 'Cut off by the end of the load; not among the iterations.',
    }),
    droppedIterations: t.exposeFloat('droppedIterations', {
      description:
        'Never begun, since no user was free when they were due (arrival rates) or since their longest time was over (counted iterations); not among the iterations.',
    }),
    checksPassed: t.exposeFloat('checksPassed'),
    checksFailed: t.exposeFloat('checksFailed'),
    checks: t.field({
      type: [CheckCount],
      description: 'Of the checks that were asked for, by name.',
      resolve: ({ checks }) => checkCounts(checks),
    }),
    apdex: t.exposeFloat('apdex', {
      nullable: true,
      description: '0 to 1 (apdex.org); null without requests.',
    }),
    serviceTime: t.field({
      type: Percentiles,
      description: 'From the send to the last byte.',
      resolve: ({ times }) => times.service,
    }),
    responseTime: t.field({
      type: Percentiles,
      description: 'From the intended start to the last byte.',
      resolve: ({ times }) => times.response,
    }),
    phases: t.field({ type: Phases, resolve: ({ times }) => times }),
    iterationDuration: t.field({
      type: Percentiles,
      description: 'Of whole iterations, think times and all.',
      resolve: ({ times }) => times.iteration,
    }),
    lateness: t.field({
      type: Percentiles,
      description: 'From when iterations ought to have started to when they did.',
      resolve: ({ times }) => times.lateness,
    }),
  }),
});
