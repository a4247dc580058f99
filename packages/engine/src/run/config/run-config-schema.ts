import { z } from 'zod';
import type { Flow } from '../../model/flow.ts';
import { assetLoadings, presetNames } from '../../model/plan.ts';
import { defaultNetwork } from '../../plan/plan-load.ts';
import { runBounds } from '../limits.ts';
import { capacitySchema } from './capacity-config.ts';
import { checkSchema } from './check-schema.ts';
import { urlProblem } from './check-url.ts';
import { rateStages } from './executor-schema.ts';
import { networkSchema } from './network-schema.ts';
import { runDefaults } from './run-defaults.ts';
import { scenariosSchema } from './scenario-schema.ts';
import { apart, fields, list, oneOf, real, time, whole, withoutNulls, yesOrNo } from './shapes.ts';
import { thresholdSchema } from './threshold-schema.ts';
import { pacingSchema, thinkTimeSchema } from './timing-schema.ts';

const url = z
  .unknown()
  .transform((value) => (typeof value === 'string' ? value.trim() : ''))
  .superRefine((text, context) => {
    const problem = urlProblem(text);
    if (problem !== null) context.addIssue(problem);
  });

const credentials = z
  .object({ username: z.string(), password: z.string() })
  .refine(({ username, password }) => username.trim() !== '' && password !== '', {
    error: 'A login needs both a user name and a password.',
  });

const rate = fields('The rate', {
  rate: real('The rate', runBounds.rate),
  perMs: time('The time unit of the rate', runBounds.timeUnitMs).default(1_000),
  maxUsers: whole('The most users for the rate', runBounds.users).optional(),
});

const { crawl: crawlDefaults } = runDefaults;
const crawl = fields('The exploration', {
  maxStates: whole('The most pages to explore', runBounds.crawlStates).default(
    crawlDefaults.maxStates,
  ),
  maxDepth: whole('The depth to explore to', runBounds.crawlDepth).default(crawlDefaults.maxDepth),
  maxVisitsPerTemplate: whole(
    'The visits to pages that are alike',
    runBounds.crawlVisitsPerTemplate,
  ).default(crawlDefaults.maxVisitsPerTemplate),
  timeMs: time('The time to explore', runBounds.crawlTimeMs).default(crawlDefaults.timeMs),
  contexts: whole('The number of browser windows', runBounds.crawlContexts).default(
    crawlDefaults.contexts,
  ),
});

/** Field by field what was asked for; what fields say about one another is looked at afterwards. */
export const runConfigSchema = z.preprocess(
  withoutNulls,
  z.object({
    url: url.prefault(''),
    flows: z.custom<readonly Flow[]>().optional(),
    users: whole('The number of users', runBounds.users).optional(),
    durationMs: time('The duration', runBounds.durationMs).optional(),
    iterations: whole('The number of iterations', runBounds.iterations).optional(),
    rampUpMs: time('The ramp-up', runBounds.rampUpMs).optional(),
    stages: rateStages.optional(),
    rate: rate.optional(),
    preset: oneOf('The preset', presetNames).optional(),
    scenarios: scenariosSchema.default([]),
    capacity: capacitySchema.optional(),
    credentials: list('The logins', credentials).default([]),
    onlyFlows: list('The names of flows', z.string()).default([]),
    includeDestructive: yesOrNo('Whether to load destructive flows').default(false),
    thinkTime: thinkTimeSchema.default(runDefaults.thinkTime),
    pacing: pacingSchema.default(runDefaults.pacing),
    assets: oneOf('The assets', assetLoadings).default(runDefaults.assets),
    thresholds: list('The thresholds', thresholdSchema).optional(),
    checks: list('The checks', checkSchema).superRefine(apart('checks')).default([]),
    apdexMs: time('The time that satisfies', runBounds.apdexMs).default(runDefaults.apdexMs),
    requestTimeoutMs: time('The request timeout', runBounds.requestTimeoutMs).default(
      runDefaults.requestTimeoutMs,
    ),
    crawl: crawl.prefault({}),
    network: networkSchema.default(defaultNetwork),
  }),
);

/** What was asked for, sound field by field. */
export type AskedRun = z.infer<typeof runConfigSchema>;
