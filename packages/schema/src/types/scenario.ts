import { assetLoadings, presetNames } from '@flowload/engine/model/plan.ts';
import type { ScenarioConfig as ScenarioModel } from '@flowload/engine/model/run.ts';
import type { ScenarioConfigInput } from '@flowload/engine/model/run-config-input.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum-type.ts';
import { Executor } from './executor.ts';
import { ExecutorInput, toExecutor } from './executor-input.ts';
import { Pacing, PacingInput } from './pacing.ts';
import { ThinkTime, ThinkTimeInput } from './think-time.ts';

export const AssetLoading = enumType('AssetLoading', assetLoadings);
export const Preset = enumType('Preset', presetNames);

const FlowShare = builder.objectRef<ScenarioModel['flows'][number]>('FlowShare').implement({
  fields: (t) => ({ flow: t.exposeString('flow'), weight: t.exposeFloat('weight') }),
});

const Tag = builder.objectRef<{ readonly name: string; readonly value: string }>('Tag').implement({
  fields: (t) => ({ name: t.exposeString('name'), value: t.exposeString('value') }),
});

export const Scenario = builder.objectRef<ScenarioModel>('Scenario').implement({
  description: 'One part of a load. What is null is taken from the run.',
  fields: (t) => ({
    name: t.exposeString('name'),
    flows: t.field({
      type: [FlowShare],
      description: 'Empty for all that may be loaded, alike.',
      resolve: ({ flows }) => flows,
    }),
    executor: t.field({ type: Executor, resolve: ({ executor }) => executor }),
    startMs: t.exposeInt('startMs', { description: 'Milliseconds after the load begins.' }),
    thinkTime: t.field({ type: ThinkTime, nullable: true, resolve: ({ thinkTime }) => thinkTime }),
    pacing: t.field({ type: Pacing, nullable: true, resolve: ({ pacing }) => pacing }),
    assets: t.field({ type: AssetLoading, nullable: true, resolve: ({ assets }) => assets }),
    gracefulStopMs: t.exposeInt('gracefulStopMs'),
    tags: t.field({
      type: [Tag],
      resolve: ({ tags }) => Object.entries(tags).map(([name, value]) => ({ name, value })),
    }),
  }),
});

const FlowShareInput = builder.inputType('FlowShareInput', {
  fields: (t) => ({
    flow: t.string({ required: true, description: 'Name or id.' }),
    weight: t.float({ description: '1 unless told.' }),
  }),
});

const TagInput = builder.inputType('TagInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    value: t.string({ required: true }),
  }),
});

export const ScenarioInput = builder.inputType('ScenarioInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    flows: t.field({
      type: [FlowShareInput],
      description: 'Empty for all that may be loaded, alike.',
    }),
    executor: t.field({ type: ExecutorInput, required: true }),
    startMs: t.int({ description: 'Milliseconds after the load begins; 0 unless told.' }),
    thinkTime: t.field({ type: ThinkTimeInput, description: 'The run’s unless told.' }),
    pacing: t.field({ type: PacingInput, description: 'The run’s unless told.' }),
    assets: t.field({ type: AssetLoading, description: 'The run’s unless told.' }),
    gracefulStopMs: t.int({ description: '30 s unless told.' }),
    tags: t.field({
      type: [TagInput],
      description: 'For thresholds: `http_req_duration{team:search}`.',
    }),
  }),
});

export function toScenario({
  executor,
  tags,
  ...scenario
}: typeof ScenarioInput.$inferInput): ScenarioConfigInput {
  return {
    ...scenario,
    executor: toExecutor(executor),
    tags: Object.fromEntries((tags ?? []).map(({ name, value }) => [name, value])),
  };
}
