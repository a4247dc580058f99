import type { Flow } from '../model/flow.ts';
import type { ThinkTime } from '../model/plan.ts';
import type { CrawlBudget, RunConfig, RunLength } from '../model/run.ts';
import type { Credentials } from '../model/target.ts';
import { defaultNetwork, defaultThresholds } from '../plan/plan-load.ts';
import {
  checkBounds,
  checkCredentials,
  checkThinkTime,
  checkUrl,
  readThresholds,
} from './config-checks.ts';
import { ConfigError, type ConfigIssue } from './config-error.ts';
import { runBounds } from './limits.ts';
import { askedFor, checkAskedFor, UnknownFlowError } from './select-flows.ts';

/** What a person may ask for; everything but the URL has a default. */
export interface RunConfigInput {
  readonly url?: string | null | undefined;
  readonly flows?: readonly Flow[] | null | undefined;
  readonly users?: number | null | undefined;
  /** The ramp-up is part of it. */
  readonly durationMs?: number | null | undefined;
  /** Iterations in all; then `durationMs` is the longest they may take. */
  readonly iterations?: number | null | undefined;
  readonly rampUpMs?: number | null | undefined;
  readonly credentials?: readonly Credentials[] | null | undefined;
  readonly onlyFlows?: readonly string[] | null | undefined;
  readonly includeDestructive?: boolean | null | undefined;
  readonly thinkTime?: ThinkTime | null | undefined;
  readonly thresholds?:
    | readonly { readonly metric: string; readonly expression: string }[]
    | null
    | undefined;
  readonly crawl?:
    | { readonly [K in keyof CrawlBudget]?: CrawlBudget[K] | null | undefined }
    | null
    | undefined;
  readonly insecure?: boolean | null | undefined;
}

export const defaultCrawlBudget: CrawlBudget = {
  maxStates: 300,
  maxDepth: 8,
  maxVisitsPerTemplate: 3,
  timeMs: 180_000,
  contexts: 2,
};

export const runDefaults = {
  users: 10,
  durationMs: 30_000,
  /** How long counted iterations may take. */
  iterationsLimitMs: 10 * 60_000,
  rampUpMs: 5_000,
  thinkTime: { kind: 'recorded', scale: 1 },
  thresholds: defaultThresholds,
  crawl: defaultCrawlBudget,
} as const;

/**
 * Checks what was asked for and fills in the defaults. The command line and the server take every
 * run through here. Throws `ConfigError` with one issue for each field that is wrong.
 */
export function parseRunConfig(input: RunConfigInput): RunConfig {
  const { config, issues: thresholdIssues } = withDefaults(input);
  const issues = [
    ...checkUrl('url', config.url),
    ...checkNumbers(config),
    ...checkCredentials('credentials', config.credentials),
    ...checkThinkTime('thinkTime', config.thinkTime),
    ...thresholdIssues,
    ...checkFlows(config),
  ];
  if (issues.length > 0) throw new ConfigError(issues);
  return { ...config, url: new URL(config.url).href };
}

function withDefaults(input: RunConfigInput) {
  const length = runLength(input);
  const { thresholds, issues } = readThresholds(
    'thresholds',
    input.thresholds ?? runDefaults.thresholds,
  );
  const config: RunConfig = {
    url: (input.url ?? '').trim(),
    flows: input.flows ?? null,
    users: input.users ?? runDefaults.users,
    length,
    rampUpMs: rampUp(input, length),
    credentials: input.credentials ?? [],
    onlyFlows: input.onlyFlows ?? [],
    includeDestructive: input.includeDestructive ?? false,
    thinkTime: input.thinkTime ?? runDefaults.thinkTime,
    thresholds,
    crawl: crawlBudget(input.crawl ?? {}),
    network: { ...defaultNetwork, insecure: input.insecure ?? false },
    scenarios: [],
    preset: null,
    capacity: null,
    pacing: { kind: 'none' },
    assets: 'none',
    checks: [],
    apdexMs: 500,
    requestTimeoutMs: 30_000,
  };
  return { config, issues };
}

function crawlBudget(asked: NonNullable<RunConfigInput['crawl']>): CrawlBudget {
  return {
    maxStates: asked.maxStates ?? defaultCrawlBudget.maxStates,
    maxDepth: asked.maxDepth ?? defaultCrawlBudget.maxDepth,
    maxVisitsPerTemplate: asked.maxVisitsPerTemplate ?? defaultCrawlBudget.maxVisitsPerTemplate,
    timeMs: asked.timeMs ?? defaultCrawlBudget.timeMs,
    contexts: asked.contexts ?? defaultCrawlBudget.contexts,
  };
}

function runLength({ iterations, durationMs }: RunConfigInput): RunLength {
  if (iterations === undefined || iterations === null) {
    return { kind: 'duration', durationMs: durationMs ?? runDefaults.durationMs };
  }
  const maxDurationMs = durationMs ?? runDefaults.iterationsLimitMs;
  return { kind: 'iterations', iterations, maxDurationMs };
}

/** Counted iterations start with all users at once, as k6's do; a short run would be all ramp-up. */
function rampUp({ rampUpMs }: RunConfigInput, length: RunLength): number {
  if (length.kind === 'iterations') return 0;
  return rampUpMs ?? Math.min(runDefaults.rampUpMs, Math.max(0, Math.floor(length.durationMs / 4)));
}

function checkNumbers(config: RunConfig): readonly ConfigIssue[] {
  const { length, crawl } = config;
  return [
    ...checkBounds('users', 'The number of users', config.users, runBounds.users),
    ...(length.kind === 'duration'
      ? checkBounds('durationMs', 'The duration', length.durationMs, runBounds.durationMs, 'ms')
      : [
          ...checkBounds(
            'iterations',
            'The number of iterations',
            length.iterations,
            runBounds.iterations,
          ),
          ...checkBounds(
            'durationMs',
            'The longest duration',
            length.maxDurationMs,
            runBounds.durationMs,
            'ms',
          ),
        ]),
    ...checkBounds('rampUpMs', 'The ramp-up', config.rampUpMs, runBounds.rampUpMs, 'ms'),
    ...checkRampUp(config),
    ...checkBounds(
      'crawl.maxStates',
      'The most pages to explore',
      crawl.maxStates,
      runBounds.crawlStates,
    ),
    ...checkBounds(
      'crawl.maxDepth',
      'The depth to explore to',
      crawl.maxDepth,
      runBounds.crawlDepth,
    ),
    ...checkBounds(
      'crawl.maxVisitsPerTemplate',
      'The visits to pages that are alike',
      crawl.maxVisitsPerTemplate,
      runBounds.crawlVisitsPerTemplate,
    ),
    ...checkBounds(
      'crawl.timeMs',
      'The time to explore',
      crawl.timeMs,
      runBounds.crawlTimeMs,
      'ms',
    ),
    ...checkBounds(
      'crawl.contexts',
      'The number of browser windows',
      crawl.contexts,
      runBounds.crawlContexts,
    ),
  ];
}

function checkRampUp({ length, rampUpMs }: RunConfig): readonly ConfigIssue[] {
  if (length.kind === 'iterations' || rampUpMs <= Math.max(0, length.durationMs)) return [];
  return [
    {
      field: 'rampUpMs',
      message: 'The ramp-up is longer than the run. Make it shorter, or the duration longer.',
    },
  ];
}

function checkFlows(config: RunConfig): readonly ConfigIssue[] {
  if (config.flows === null) return [];
  if (config.flows.length === 0) {
    return [{ field: 'flows', message: 'There is no flow in the file; discover some first.' }];
  }
  try {
    checkAskedFor(config.flows, config.onlyFlows);
    return checkAccounts(askedFor(config.flows, config.onlyFlows), config.credentials);
  } catch (error) {
    if (!(error instanceof UnknownFlowError)) throw error;
    return [{ field: 'onlyFlows', message: error.message }];
  }
}

function checkAccounts(
  flows: readonly Flow[],
  credentials: readonly Credentials[],
): readonly ConfigIssue[] {
  const signingIn = flows.find(({ needsCredentials }) => needsCredentials);
  if (signingIn === undefined || credentials.length > 0) return [];
  return [
    {
      field: 'credentials',
      message: `The flow “${signingIn.name}” signs in: give a user name and a password.`,
    },
  ];
}
