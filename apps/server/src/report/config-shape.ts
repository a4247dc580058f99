import { assetLoadings, presetNames } from '@flowload/engine/model/plan.ts';
import { z } from 'zod';
import { count } from './figures-shape.ts';

const stages = z.array(z.object({ durationMs: count, target: z.number() }));
const arrivalUsers = { timeUnitMs: count, preAllocatedVus: count, maxVus: count };

const executor = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('constant-vus'), vus: count, durationMs: count }),
    z.object({
      kind: z.literal('ramping-vus'),
      startVus: count,
      stages,
      gracefulRampDownMs: count,
    }),
    z.object({
      kind: z.literal('shared-iterations'),
      vus: count,
      iterations: count,
      maxDurationMs: count,
    }),
    z.object({
      kind: z.literal('per-vu-iterations'),
      vus: count,
      iterations: count,
      maxDurationMs: count,
    }),
    z.object({
      kind: z.literal('constant-arrival-rate'),
      rate: z.number(),
      durationMs: count,
      ...arrivalUsers,
    }),
    z.object({
      kind: z.literal('ramping-arrival-rate'),
      startRate: z.number(),
      stages,
      ...arrivalUsers,
    }),
  ])
  .meta({ id: 'Executor', description: 'k6’s names and semantics.' });

const assets = z.enum(assetLoadings);

const scenario = z
  .object({
    name: z.string(),
    flows: z
      .array(z.object({ flow: z.string(), weight: z.number() }))
      .describe('Empty for all that may be loaded, alike.'),
    executor,
    startMs: count,
    thinkTime: z.string().nullable().describe('The run’s when null.'),
    pacing: z.string().nullable().describe('The run’s when null.'),
    assets: assets.nullable().describe('The run’s when null.'),
    gracefulStopMs: count,
    tags: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Scenario' });

const check = z
  .object({
    name: z.string(),
    flow: z.string().nullable(),
    step: z.string().nullable(),
    condition: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('text'), text: z.string(), present: z.boolean() }),
      z.object({ kind: z.literal('json'), path: z.string(), equals: z.string().nullable() }),
      z.object({ kind: z.literal('header'), name: z.string(), contains: z.string().nullable() }),
      z.object({ kind: z.literal('size'), minBytes: z.number(), maxBytes: z.number() }),
      z.object({ kind: z.literal('time'), maxMs: z.number() }),
    ]),
  })
  .meta({ id: 'Check' });

const capacitySearch = z
  .object({
    slo: z.array(z.object({ metric: z.string(), expression: z.string() })),
    unit: z.enum(['users', 'rate']),
    from: z.number(),
    to: z.number(),
    levelMs: count,
    precision: z.number(),
  })
  .meta({ id: 'CapacitySearch' });

/** What was asked for. */
export const configShape = z
  .object({
    users: count.describe('The most at once.'),
    durationMs: count.nullable().describe('Null for a run of counted iterations.'),
    iterations: count.nullable(),
    maxDurationMs: count.nullable().describe('The longest that counted iterations may take.'),
    rampUpMs: count,
    scenarios: z
      .array(scenario)
      .describe('Empty for the load that users, duration and ramp-up describe.'),
    preset: z.enum(presetNames).nullable(),
    capacity: capacitySearch.nullable(),
    thinkTime: z.string(),
    pacing: z.string(),
    assets,
    checks: z.array(check),
    apdexMs: count,
    requestTimeoutMs: count,
    network: z.object({
      insecure: z.boolean(),
      ca: z.boolean().describe('Whether certificate authorities were given.'),
      proxy: z.string().nullable().describe('Without its password.'),
      dns: z.enum(['cached', 'fresh']),
      connectionsPerHost: count,
    }),
    onlyFlows: z.array(z.string()),
    includeDestructive: z.boolean(),
  })
  .meta({ id: 'Config' });

export type ReportedConfig = z.infer<typeof configShape>;
