import { z } from 'zod';
import { capacityShape } from './capacity-shape.ts';
import { configShape } from './config-shape.ts';
import { coverageShape } from './coverage-shape.ts';
import { fidelityShape } from './fidelity-shape.ts';
import { count, figuresShape } from './figures-shape.ts';

const instant = z.string().meta({ format: 'date-time' });

const step = z
  .object({
    id: z.string(),
    name: z.string(),
    requests: z.array(z.string()).describe('What the step sends, such as “POST /login”.'),
    figures: figuresShape.nullable().describe('Null when the flow was not loaded.'),
    assets: figuresShape
      .nullable()
      .describe('Of its page’s sub-resources; null when none were asked for.'),
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
    figures: figuresShape.nullable(),
    steps: z.array(step),
  })
  .meta({ id: 'Flow' });

const errorExample = z
  .object({
    errorClass: z.string(),
    check: z.string().nullable().describe('A check that did not hold, which is no error.'),
    flow: z.string(),
    step: z.string(),
    at: instant,
    method: z.string(),
    url: z.string(),
    status: z.int().nullable(),
    message: z.string(),
    request: z
      .string()
      .describe('What was sent: head and first characters of the body, secrets masked.'),
    head: z.string().nullable().describe('Status line and headers of the answer.'),
    body: z.string().nullable().describe('The first characters of the answer.'),
  })
  .meta({ id: 'ErrorExample' });

const workerLoad = z.object({
  cpu: z.number().describe('Share of one core.'),
  eventLoopDelayP99Ms: z.number(),
  users: count,
  sockets: count,
});

const generator = z
  .object({
    eventLoopDelayP99Ms: z.number(),
    cpu: z.number().describe('1.5 is one and a half cores.'),
    lateStartsP99Ms: z.number(),
    sockets: count.describe('Open connections.'),
    memoryBytes: count.describe('Resident bytes of the whole process.'),
    exhausted: count.describe('Requests that found no free port or file on this machine.'),
    baselineMs: z
      .number()
      .describe('What a request to a server in the same thread took before the load began.'),
    workers: z.array(workerLoad),
  })
  .meta({ id: 'Generator' });

const thresholdResult = z
  .object({
    metric: z.string(),
    expression: z.string(),
    actual: z.number().describe('Of a sliding window the worst that it came to.'),
    passed: z.boolean(),
    failedAtMs: z
      .number()
      .nullable()
      .describe('Milliseconds into the load at which it first failed; null while it held.'),
    aborted: z.boolean().describe('It ended the load.'),
  })
  .meta({ id: 'ThresholdResult' });

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
    warnings: z
      .array(z.string())
      .describe('What does not change the verdict and ought to be known.'),
    config: configShape,
    durationMs: z.number().describe('Of the load alone.'),
    peakUsers: count,
    total: figuresShape.nullable(),
    scenarios: z
      .array(z.object({ name: z.string(), figures: figuresShape }))
      .describe('One for each scenario where there are several.'),
    thresholds: z.array(thresholdResult),
    capacity: capacityShape.nullable().describe('Null unless it was searched for.'),
    coverage: coverageShape.nullable().describe('Null without a crawl.'),
    flows: z.array(flow),
    errors: z.array(errorExample).describe('A few of each class and step.'),
    generator: generator.nullable(),
  })
  .meta({ title: 'FlowLoad run report' });

export type RunReport = z.infer<typeof runReportSchema>;
