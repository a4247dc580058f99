import { z } from 'zod';
import { coverageShape } from './coverage-shape.ts';
import { fidelityShape } from './fidelity-shape.ts';

const count = z.int().min(0);

const percentiles = z
  .object({
    p50: z.number(),
    p90: z.number(),
    p95: z.number(),
    p99: z.number(),
    max: z.number(),
    mean: z.number(),
  })
  .meta({ id: 'Percentiles', description: 'Milliseconds.' });

const instant = z.string().meta({ format: 'date-time' });

const counts = z.record(z.string(), count);

const figures = z
  .object({
    requests: count,
    requestsPerSecond: z.number(),
    unsent: count.describe(
      'Of the requests, those that never went out since no connection could be made.',
    ),
    errors: counts.describe('By class: status, timeout, connection, check, extraction, protocol.'),
    errorRate: z.number().min(0).max(1),
    statuses: counts.describe('Answers by HTTP status.'),
    bytesIn: count,
    bytesOut: count,
    iterations: count.describe('Done, whether they failed or not.'),
    failedIterations: count,
    interruptedIterations: count.describe('Cut off by the end of the load.'),
    droppedIterations: count,
    checksPassed: count,
    checksFailed: count,
    responseTimeMs: percentiles.describe(
      'From the intended start to the last byte, so that a stall shows in every request that it held up.',
    ),
    serviceTimeMs: percentiles.describe('From the send to the last byte.'),
    timeToFirstByteMs: percentiles,
    connectTimeMs: percentiles,
    tlsTimeMs: percentiles,
  })
  .meta({ id: 'Figures', description: 'What was measured of the run, one flow or one step.' });

const step = z
  .object({
    id: z.string(),
    name: z.string(),
    requests: z.array(z.string()).describe('What the step sends, such as “POST /login”.'),
    figures: figures.nullable().describe('Null when the flow was not loaded.'),
  })
  .meta({ id: 'Step' });

const flow = z
  .object({
    id: z.string(),
    name: z.string(),
    effect: z.enum(['read', 'write', 'destructive']),
    status: z
      .enum(['verified', 'failed', 'left-alone', 'unproven'])
      .describe('What the trial replay showed. Only verified flows are loaded.'),
    reason: z.string().nullable().describe('Why it is not verified; null when it is.'),
    repairs: z.array(z.string()).describe('What had to be mended before the replay worked.'),
    oneUserAtATime: z
      .boolean()
      .describe(
        'The target keeps one document that all its users change, so one of them loads it.',
      ),
    loaded: z.boolean(),
    fidelity: fidelityShape,
    figures: figures.nullable(),
    steps: z.array(step),
  })
  .meta({ id: 'Flow' });

const errorExample = z
  .object({
    errorClass: z.string(),
    flow: z.string(),
    step: z.string(),
    at: instant,
    method: z.string(),
    url: z.string(),
    status: z.int().nullable(),
    message: z.string(),
    body: z.string().nullable().describe('The first characters of the answer.'),
  })
  .meta({ id: 'ErrorExample' });

const config = z
  .object({
    users: count,
    durationMs: count.nullable().describe('Null for a run of counted iterations.'),
    iterations: count.nullable(),
    maxDurationMs: count.nullable().describe('The longest that counted iterations may take.'),
    rampUpMs: count,
    thinkTime: z.string(),
    onlyFlows: z.array(z.string()),
    includeDestructive: z.boolean(),
  })
  .meta({ id: 'Config' });

/** What `flowload run --out` writes. docs/cli.md describes it; run-report.schema.json is made from this. */
export const runReportSchema = z
  .object({
    $schema: z.string(),
    version: z.literal(1),
    flowload: z.string().describe('The version that wrote this.'),
    url: z.string(),
    startedAt: instant,
    endedAt: instant,
    state: z.enum(['completed', 'failed', 'aborted', 'interrupted']),
    exit: z.object({ code: z.int(), reason: z.string() }),
    failure: z.object({ code: z.string(), message: z.string() }).nullable(),
    verdict: z
      .enum(['passed', 'failed', 'invalid'])
      .nullable()
      .describe('Null when nothing was measured.'),
    reasons: z.array(z.string()).describe('Why the verdict is not “passed”.'),
    config,
    durationMs: z.number().describe('Of the load alone.'),
    peakUsers: count,
    total: figures.nullable(),
    thresholds: z.array(
      z.object({
        metric: z.string(),
        expression: z.string(),
        actual: z.number(),
        passed: z.boolean(),
      }),
    ),
    coverage: coverageShape.nullable().describe('Null without a crawl.'),
    flows: z.array(flow),
    errors: z.array(errorExample).describe('A few of each class and step.'),
    generator: z
      .object({
        eventLoopDelayP99Ms: z.number(),
        cpu: z.number().describe('1.5 is one and a half cores.'),
        lateStartsP99Ms: z.number(),
      })
      .nullable(),
  })
  .meta({ title: 'FlowLoad run report' });

export type RunReport = z.infer<typeof runReportSchema>;
export type Figures = z.infer<typeof figures>;
