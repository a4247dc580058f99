import { builder } from '../builder.ts';
import type { CreateRun } from '../context.ts';
import { CapacitySearchInput } from './capacity.ts';
import { CheckInput, toCheck } from './check-input.ts';
import { CrawlBudgetInput } from './crawl-budget.ts';
import { StageInput } from './executor-input.ts';
import { NetworkInput } from './network.ts';
import { PacingInput } from './pacing.ts';
import { AssetLoading, Preset, ScenarioInput, toScenario } from './scenario.ts';
import { ThinkTimeInput } from './think-time.ts';
import { ThresholdInput } from './threshold.ts';

const CredentialsInput = builder.inputType('CredentialsInput', {
  fields: (t) => ({
    username: t.string({ required: true }),
    password: t.string({ required: true }),
  }),
});

const RateInput = builder.inputType('RateInput', {
  fields: (t) => ({
    rate: t.float({ required: true, description: 'Iterations to start in each time unit.' }),
    perMs: t.int({ description: 'A second unless told.' }),
    maxUsers: t.int({
      description: 'When so many are busy, iterations that are due are dropped and counted.',
    }),
  }),
});

export const CreateRunInput = builder.inputType('CreateRunInput', {
  description:
    'The load is described by users with a duration or iterations, or by one of rate, stages, preset, scenarios and capacity.',
  fields: (t) => ({
    url: t.string({ required: true }),
    name: t.string(),
    users: t.int(),
    durationMs: t.int(),
    iterations: t.int({
      description: 'Ends after so many iterations in all, instead of after a time.',
    }),
    rampUpMs: t.int(),
    rate: t.field({
      type: RateInput,
      description: 'Starts iterations at a constant rate, whatever the target does.',
    }),
    stages: t.field({
      type: [StageInput],
      description: 'Users along stages; rates beside `rate`, which is where they start from.',
    }),
    preset: t.field({ type: Preset, description: 'A shape of load by its name.' }),
    scenarios: t.field({ type: [ScenarioInput], description: 'The load in full.' }),
    capacity: t.field({
      type: CapacitySearchInput,
      description: 'Instead of a load of a given size: the most that the target holds.',
    }),
    credentials: t.field({
      type: [CredentialsInput],
      description: 'Who signs in; virtual users take one each, in turn.',
    }),
    logins: t.string({
      description:
        'Text of a CSV of more logins: a first line that names the columns (`username,password`), or two columns.',
    }),
    onlyFlows: t.stringList({
      description: 'Names of the flows to load; empty loads every proven one.',
    }),
    includeDestructive: t.boolean(),
    thinkTime: t.field({ type: ThinkTimeInput }),
    pacing: t.field({ type: PacingInput }),
    assets: t.field({
      type: AssetLoading,
      description: 'Whether pages’ stylesheets, scripts, images and fonts are asked for too.',
    }),
    thresholds: t.field({ type: [ThresholdInput] }),
    checks: t.field({ type: [CheckInput] }),
    apdexMs: t.int({ description: 'Satisfied up to here.' }),
    requestTimeoutMs: t.int(),
    flowFile: t.string({ description: 'Text of a flows.json: runs again without a crawl.' }),
    crawl: t.field({ type: CrawlBudgetInput }),
    network: t.field({ type: NetworkInput }),
    start: t.boolean({ required: true, defaultValue: true }),
  }),
});

/** What GraphQL asks for in its own way, in the engine's words; the engine checks it all. */
export function toCreateRun(input: typeof CreateRunInput.$inferInput): CreateRun {
  const { scenarios, checks } = input;
  return { ...input, scenarios: scenarios?.map(toScenario), checks: checks?.map(toCheck) };
}
