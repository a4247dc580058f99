import { z } from 'zod';
import { percentilesShape } from './figures-shape.ts';

const objectiveResult = z.object({
  metric: z.string(),
  expression: z.string(),
  actual: z.number(),
  passed: z.boolean(),
});

const level = z
  .object({
    level: z.number(),
    fromMs: z.number().describe('Milliseconds into the load at which its figures begin.'),
    durationMs: z.number(),
    held: z.boolean(),
    certainty: z.enum(['sure', 'unsure']),
    requestsPerSecond: z.number(),
    iterationsPerSecond: z.number(),
    errorRate: z.number(),
    response: percentilesShape,
    results: z.array(objectiveResult),
  })
  .meta({ id: 'CapacityLevel' });

/** What a capacity search came to. */
export const capacityShape = z
  .object({
    unit: z.enum(['users', 'rate']).describe('rate: iterations started a second.'),
    capacity: z.number().nullable().describe('The highest level that held; null when none did.'),
    low: z.number().describe('Where the limit lies with 95 % confidence: from here'),
    high: z.number().nullable().describe('to here; null when nothing that was tried failed.'),
    limitedBy: z.enum(['slo', 'ceiling', 'generator', 'time', 'interrupted']),
    conclusion: z.string(),
    levels: z.array(level).describe('In the order they were tried.'),
  })
  .meta({ id: 'Capacity' });

export type CapacityReport = z.infer<typeof capacityShape>;
