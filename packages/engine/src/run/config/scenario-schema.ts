import { z } from 'zod';
import { assetLoadings } from '../../model/plan.ts';
import type { ScenarioConfig } from '../../model/run.ts';
import { defaultGracefulStopMs } from '../../plan/plain-scenario.ts';
import { runBounds } from '../limits.ts';
import { executorSchema } from './executor-schema.ts';
import { apart, fields, list, oneOf, real, time, words } from './shapes.ts';
import { pacingSchema, thinkTimeSchema } from './timing-schema.ts';

const share = fields('A flow of a scenario', {
  flow: words('The name of a flow'),
  weight: real('The weight of a flow', runBounds.weight).default(1),
});

const scenarioSchema: z.ZodType<ScenarioConfig> = fields('A scenario', {
  name: words('The name of a scenario'),
  flows: list('The flows of a scenario', share)
    .refine((flows) => flows.length === 0 || flows.some(({ weight }) => weight > 0), {
      error: 'At least one flow of a scenario must have a weight above 0.',
    })
    .default([]),
  executor: executorSchema,
  startMs: time('The start of a scenario', runBounds.delayMs).default(0),
  thinkTime: thinkTimeSchema.nullable().default(null),
  pacing: pacingSchema.nullable().default(null),
  assets: oneOf('The assets', assetLoadings).nullable().default(null),
  gracefulStopMs: time('The graceful stop', runBounds.gracefulMs).default(defaultGracefulStopMs),
  tags: z
    .record(z.string(), z.string('A tag must be text.'), { error: 'The tags must be an object.' })
    .default({}),
});

/** Scenarios, each with a name of its own. */
export const scenariosSchema = list('The scenarios', scenarioSchema).superRefine(
  apart('scenarios'),
);
