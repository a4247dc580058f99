import { z } from 'zod';

export const count = z.int().min(0);

export const percentilesShape = z
  .object({
    p50: z.number(),
    p90: z.number(),
    p95: z.number(),
    p99: z.number(),
    p999: z.number(),
    max: z.number(),
    mean: z.number(),
  })
  .meta({ id: 'Percentiles', description: 'Milliseconds.' });

const counts = z.record(z.string(), count);

/** What was measured of the run, a scenario, a flow or a step. */
export const figuresShape = z
  .object({
    requests: count,
    requestsPerSecond: z.number(),
    unsent: count.describe(
      'Of the requests, those that never went out since no connection could be made.',
    ),
    errors: counts.describe(
      'By class: status, timeout, connection, check, extraction, protocol, asset.',
    ),
    errorRate: z.number().min(0).max(1),
    statuses: counts.describe('Answers by HTTP status.'),
    bytesIn: count,
    bytesOut: count,
    iterations: count.describe('Done, whether they failed or not.'),
    failedIterations: count,
    interruptedIterations: count.describe('Cut off by the end of the load.'),
    droppedIterations: count.describe(
      'Never begun: due when no user was free, or left when the longest time of counted iterations was over.',
    ),
    checksPassed: count,
    checksFailed: count,
    checks: z
      .record(z.string(), z.object({ passed: count, failed: count }))
      .describe('Of the checks that were asked for, by name.'),
    apdex: z.number().min(0).max(1).nullable().describe('apdex.org; null without requests.'),
    responseTimeMs: percentilesShape.describe(
      'From the intended start to the last byte, so that a stall shows in every request that it held up.',
    ),
    serviceTimeMs: percentilesShape.describe('From the send to the last byte.'),
    phasesMs: z
      .object({
        blocked: percentilesShape,
        connecting: percentilesShape,
        tlsHandshaking: percentilesShape,
        sending: percentilesShape,
        waiting: percentilesShape,
        receiving: percentilesShape,
      })
      .describe('Where the time of requests went, by k6’s names.'),
    iterationDurationMs: percentilesShape.describe('Of whole iterations, think times and all.'),
    latenessMs: percentilesShape.describe(
      'From when iterations ought to have started to when they did.',
    ),
  })
  .meta({
    id: 'Figures',
    description: 'What was measured of the run, a scenario, a flow or a step.',
  });

export type Figures = z.infer<typeof figuresShape>;
