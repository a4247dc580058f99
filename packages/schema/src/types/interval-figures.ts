import { timeNames } from '@flowload/engine/model/metrics.ts';
import { builder } from '../builder.ts';
import type { SeriesFigures } from '../context.ts';
import {
  CheckCount,
  checkCounts,
  ErrorCount,
  errorCounts,
  errorTotal,
  StatusCount,
  statusCounts,
} from './counts.ts';
import { Percentiles } from './percentiles.ts';
import { Phases } from './phases.ts';

export const IntervalFigures = builder.objectRef<SeriesFigures>('IntervalFigures').implement({
  description: 'One second of one series; times in milliseconds, null when nothing was measured.',
  fields: (t) => ({
    scenario: t.exposeString('scenario', { nullable: true }),
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
    statuses: t.field({
      type: [StatusCount],
      complexity: { field: 1, multiplier: 2 },
      resolve: ({ statuses }) => statusCounts(statuses),
    }),
    bytesIn: t.exposeFloat('bytesIn'),
    bytesOut: t.exposeFloat('bytesOut'),
    iterations: t.exposeInt('iterations'),
    iterationsPerSecond: t.exposeFloat('iterationsPerSecond'),
    failedIterations: t.exposeInt('failedIterations'),
    droppedIterations: t.exposeFloat('droppedIterations', {
      description:
        'Never begun, since no user was free when they were due (arrival rates) or since their longest time was over (counted iterations); not among the iterations.',
    }),
    checksPassed: t.exposeInt('checksPassed'),
    checksFailed: t.exposeInt('checksFailed'),
    checks: t.field({
      type: [CheckCount],
      description: 'Of the checks that were asked for, by name.',
      complexity: { field: 1, multiplier: 2 },
      resolve: ({ checks }) => checkCounts(checks),
    }),
    apdex: t.exposeFloat('apdex', {
      nullable: true,
      description: '0 to 1 (apdex.org); null without requests.',
    }),
    serviceTime: t.field({
      type: Percentiles,
      nullable: true,
      resolve: ({ times }) => times.service,
    }),
    responseTime: t.field({
      type: Percentiles,
      nullable: true,
      resolve: ({ times }) => times.response,
    }),
    phases: t.field({ type: Phases, resolve: ({ times }) => times }),
    iterationDuration: t.field({
      type: Percentiles,
      nullable: true,
      resolve: ({ times }) => times.iteration,
    }),
    lateness: t.field({
      type: Percentiles,
      nullable: true,
      description: 'From when iterations ought to have started to when they did.',
      resolve: ({ times }) => times.lateness,
    }),
  }),
});

/** A second in which no request ended. */
export const nothingMeasured: SeriesFigures = {
  scenario: null,
  flowId: null,
  stepId: null,
  requests: 0,
  requestsPerSecond: 0,
  errors: {},
  statuses: {},
  bytesIn: 0,
  bytesOut: 0,
  iterations: 0,
  iterationsPerSecond: 0,
  failedIterations: 0,
  droppedIterations: 0,
  checksPassed: 0,
  checksFailed: 0,
  checks: {},
  apdex: null,
  times: Object.fromEntries(timeNames.map((name) => [name, null])) as SeriesFigures['times'],
};
