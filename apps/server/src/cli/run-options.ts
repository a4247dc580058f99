import { ConfigError, parseRunConfig, type RunConfigInput } from '@flowload/engine';
import type { ThinkTime } from '@flowload/engine/model/plan.ts';
import type { RunConfig } from '@flowload/engine/model/run.ts';
import type { Credentials } from '@flowload/engine/model/target.ts';
import type { Command } from 'commander';
import { givenLogins } from './given-logins.ts';
import {
  collect,
  durationOption,
  loginOption,
  numberOption,
  type ThresholdText,
  thinkTimeOption,
  thresholdOption,
} from './option-values.ts';
import { UsageError } from './usage-error.ts';

/** What `run` and `discover` have in common. */
export interface DiscoveryOptions {
  readonly login?: readonly Credentials[];
  /** Path of a CSV. */
  readonly logins?: string;
  readonly flow?: readonly string[];
  readonly includeDestructive?: boolean;
  readonly insecure?: boolean;
  readonly maxPages?: number;
  readonly exploreTime?: number;
  readonly browser?: string;
  readonly quiet?: boolean;
}

export interface LoadOptions {
  readonly users?: number;
  readonly duration?: number;
  readonly rampUp?: number;
  readonly iterations?: number;
  readonly thinkTime?: ThinkTime;
  readonly threshold?: readonly ThresholdText[];
}

export function addLoadOptions(command: Command): Command {
  return command
    .optionsGroup('Load:')
    .option('-u, --users <n>', 'virtual users at once (default: 10)', numberOption('--users'))
    .option(
      '-d, --duration <time>',
      'how long, ramp-up included (default: 30s)',
      durationOption('--duration'),
    )
    .option(
      '-r, --ramp-up <time>',
      'time until all users are there (default: 5s)',
      durationOption('--ramp-up'),
    )
    .option(
      '-i, --iterations <n>',
      'end after so many iterations in all; --duration is then the longest they may take',
      numberOption('--iterations'),
    )
    .option(
      '--think-time <time>',
      'pause before each step: none, recorded, recorded*0.5, 2s or 1s-3s (default: recorded)',
      thinkTimeOption,
    )
    .option(
      '-t, --threshold <metric: limit>',
      'what the run must keep to, such as "http_req_duration: p(95)<500"; repeatable (default: "http_req_failed: rate<0.01")',
      thresholdOption,
    );
}

export function addDiscoveryOptions(command: Command): Command {
  return command
    .optionsGroup('Discovery:')
    .option('-f, --flow <name>', 'only this flow; repeatable', collect)
    .option(
      '-l, --login <user:password>',
      'who signs in; repeat it for users of their own (default: an account made through the sign-up found)',
      loginOption,
    )
    .option(
      '--logins <file.csv>',
      'logins of many users, one for each virtual user in turn: a first line that names the columns (username,password), or two columns',
    )
    .option('--include-destructive', 'also what deletes, cancels or signs out')
    .option('--max-pages <n>', 'page states to explore at most', numberOption('--max-pages'))
    .option('--explore-time <time>', 'time to explore at most', durationOption('--explore-time'))
    .option('--insecure', 'accept certificates that do not verify')
    .option('--browser <path>', 'the Chrome or Chromium to use (also FLOWLOAD_BROWSER)');
}

/** The options in the words of the engine. Throws a `UsageError` when a file that they name is wrong. */
export async function configInput(
  options: DiscoveryOptions & LoadOptions,
): Promise<RunConfigInput> {
  return {
    users: options.users,
    durationMs: options.duration,
    rampUpMs: options.rampUp,
    iterations: options.iterations,
    thinkTime: options.thinkTime,
    thresholds: options.threshold,
    credentials: await givenLogins(options),
    onlyFlows: options.flow,
    includeDestructive: options.includeDestructive,
    insecure: options.insecure,
    crawl: { maxStates: options.maxPages, timeMs: options.exploreTime },
  };
}

/** The flag that a field of the configuration is given by. */
const flags: Readonly<Record<string, string>> = {
  users: '--users',
  durationMs: '--duration',
  rampUpMs: '--ramp-up',
  iterations: '--iterations',
  thinkTime: '--think-time',
  thresholds: '--threshold',
  credentials: '--login',
  onlyFlows: '--flow',
  'crawl.maxStates': '--max-pages',
  'crawl.timeMs': '--explore-time',
};

/** Checks the configuration. Throws a `UsageError` that names the flag of whatever is wrong. */
export function checkedConfig(input: RunConfigInput): RunConfig {
  try {
    return parseRunConfig(input);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const sentences = error.issues.map(({ field, message }) => {
      const flag = flags[field] ?? flags[field.replace(/\.\d+$/, '')];
      return flag === undefined ? message : `${flag}: ${message}`;
    });
    throw new UsageError(sentences.join('\n'));
  }
}
