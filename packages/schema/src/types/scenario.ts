import { assetLoadings, presetNames } from '@flowload/engine/model/plan.ts';
import type { ScenarioConfig as ScenarioModel } from '@flowload/engine/model/run.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum-type.ts';
import { Executor } from './executor.ts';
import { ExecutorInput, toExecutor } from './executor-input.ts';
import { Pacing, PacingInput, toPacing } from './pacing.ts';
import { ThinkTime, ThinkTimeInput, toThinkTime } from './think-time.ts';

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
    weight: t.float({ required: true, defaultValue: 1 }),
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
    startMs: t.int({ required: true, defaultValue: 0 }),
    thinkTime: t.field({ type: ThinkTimeInput, description: 'The run’s unless told.' }),
    pacing: t.field({ type: PacingInput, description: 'The run’s unless told.' }),
    assets: t.field({ type: AssetLoading, description: 'The run’s unless told.' }),
    gracefulStopMs: t.int({ required: true, defaultValue: 30_000 }),
    tags: t.field({
      type: [TagInput],
      description: 'For thresholds: `http_req_duration{team:search}`.',
    }),
  }),
});

/** `field` says where the scenario stands in the input. Throws `InvalidInputError`. */
export function toScenario(input: typeof ScenarioInput.$inferInput, field: string): ScenarioModel {
  const { thinkTime, pacing } = input;
  return {
    name: input.name,
    flows: input.flows ?? [],
    executor: toExecutor(input.executor),
    startMs: input.startMs,
    thinkTime: thinkTime ? toThinkTime(thinkTime, `${field}.thinkTime`) : null,
    pacing: pacing ? toPacing(pacing, `${field}.pacing`) : null,
    assets: input.assets ?? null,
    gracefulStopMs: input.gracefulStopMs,
    tags: Object.fromEntries((input.tags ?? []).map(({ name, value }) => [name, value])),
  };
}
