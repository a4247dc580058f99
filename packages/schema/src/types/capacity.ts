import type {
  CapacityLevel as CapacityLevelModel,
  CapacityResult as CapacityResultModel,
} from '@flowload/engine/model/metrics.ts';
import type { CapacitySearch as CapacitySearchModel } from '@flowload/engine/model/plan.ts';
import { measuredText } from '@flowload/engine/model/threshold-words.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum-type.ts';
import { Percentiles } from './percentiles.ts';

export const CapacityUnit = enumType('CapacityUnit', ['users', 'rate']);
const CapacityLimit = enumType('CapacityLimit', [
  'slo',
  'ceiling',
  'generator',
  'time',
  'interrupted',
]);
const Certainty = enumType('Certainty', ['sure', 'unsure']);

const Objective = builder
  .objectRef<CapacitySearchModel['slo'][number]>('ServiceLevelObjective')
  .implement({
    fields: (t) => ({
      metric: t.exposeString('metric'),
      expression: t.exposeString('expression'),
    }),
  });

export const CapacitySearch = builder.objectRef<CapacitySearchModel>('CapacitySearch').implement({
  description:
    'Finds the most that the target holds: grows until the objectives are missed, then bisects.',
  fields: (t) => ({
    slo: t.field({ type: [Objective], resolve: ({ slo }) => slo }),
    unit: t.field({ type: CapacityUnit, resolve: ({ unit }) => unit }),
    from: t.exposeFloat('from'),
    to: t.exposeFloat('to'),
    levelMs: t.exposeInt('levelMs'),
    precision: t.exposeFloat('precision'),
  }),
});

const ObjectiveInput = builder.inputType('ServiceLevelObjectiveInput', {
  fields: (t) => ({
    metric: t.string({ required: true }),
    expression: t.string({ required: true }),
  }),
});

export const CapacitySearchInput = builder.inputType('CapacitySearchInput', {
  fields: (t) => ({
    slo: t.field({
      type: [ObjectiveInput],
      description:
        'What holding means, such as `http_req_duration` with `p(95)<500`; the server’s defaults unless told.',
    }),
    unit: t.field({ type: CapacityUnit, description: 'Users unless told.' }),
    from: t.float({ description: 'The first level.' }),
    to: t.float({ description: 'Never tried above it.' }),
    levelMs: t.int({ description: 'The shortest time at one level.' }),
    precision: t.float({
      description:
        'Ends when what holds and what doesn’t lie no further apart than this share: 0.05.',
    }),
  }),
});

const ObjectiveResult = builder
  .objectRef<CapacityLevelModel['results'][number]>('ServiceLevelResult')
  .implement({
    fields: (t) => ({
      metric: t.exposeString('metric'),
      expression: t.exposeString('expression'),
      actual: t.exposeFloat('actual'),
      actualText: t.string({
        description: '`actual` in the unit of its metric.',
        resolve: (result) => measuredText(result, result.actual),
      }),
      passed: t.exposeBoolean('passed'),
    }),
  });

export const CapacityLevel = builder.objectRef<CapacityLevelModel>('CapacityLevel').implement({
  description: 'One level of a capacity search: what was asked for, and what came of it.',
  fields: (t) => ({
    level: t.exposeFloat('level'),
    fromMs: t.exposeFloat('fromMs', {
      description: 'Milliseconds into the load at which its figures begin.',
    }),
    durationMs: t.exposeFloat('durationMs'),
    held: t.exposeBoolean('held'),
    certainty: t.field({ type: Certainty, resolve: ({ certainty }) => certainty }),
    requestsPerSecond: t.exposeFloat('requestsPerSecond'),
    iterationsPerSecond: t.exposeFloat('iterationsPerSecond'),
    errorRate: t.exposeFloat('errorRate'),
    responseTime: t.field({ type: Percentiles, resolve: ({ response }) => response }),
    results: t.field({ type: [ObjectiveResult], resolve: ({ results }) => results }),
  }),
});

export const CapacityResult = builder.objectRef<CapacityResultModel>('CapacityResult').implement({
  fields: (t) => ({
    unit: t.field({ type: CapacityUnit, resolve: ({ unit }) => unit }),
    capacity: t.exposeFloat('capacity', {
      nullable: true,
      description: 'The highest level that held; null when none did.',
    }),
    low: t.exposeFloat('low', {
      description: 'Where the limit lies with 95 % confidence: not below it,',
    }),
    high: t.exposeFloat('high', {
      nullable: true,
      description: 'and not above it; null when nothing that was tried failed.',
    }),
    limitedBy: t.field({ type: CapacityLimit, resolve: ({ limitedBy }) => limitedBy }),
    conclusion: t.exposeString('conclusion', { description: 'One sentence.' }),
    levels: t.field({
      type: [CapacityLevel],
      description: 'In the order they were tried.',
      resolve: ({ levels }) => levels,
    }),
  }),
});
