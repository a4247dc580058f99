import type {
  CheckInput,
  PacingInput,
  RateInput,
  RunConfigInput,
  ThinkTimeInput,
  ThresholdInput,
} from '@flowload/engine';
import {
  type AssetLoading,
  assetLoadings,
  type PresetName,
  presetNames,
  type Stage,
} from '@flowload/engine/model/plan.ts';
import type { Credentials } from '@flowload/engine/model/target.ts';
import { type Command, Option } from 'commander';
import { type CapacityOptions, capacityInput } from './capacity-options.ts';
import { checkOption } from './check-option.ts';
import { givenLogins } from './given-logins.ts';
import { type NetworkOptions, networkInput } from './network-options.ts';
import {
  collect,
  durationOption,
  loginOption,
  numberOption,
  thresholdOption,
} from './option-values.ts';
import { pacingOption, rateOption, stagesOption, thinkTimeOption } from './quantities.ts';
import { readScenarioFile } from './scenario-file.ts';
import { UsageError } from './usage-error.ts';

/** What `run` and `discover` have in common. */
export interface DiscoveryOptions {
  readonly login?: readonly Credentials[];
  /** Path of a CSV. */
  readonly logins?: string;
  readonly flow?: readonly string[];
  readonly includeDestructive?: boolean;
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
  readonly rate?: Pick<RateInput, 'rate' | 'perMs'>;
  readonly maxUsers?: number;
  readonly stages?: readonly Stage[];
  readonly preset?: PresetName;
  /** Path of a JSON file. */
  readonly scenarios?: string;
  readonly thinkTime?: ThinkTimeInput;
  readonly pacing?: PacingInput;
  readonly assets?: AssetLoading;
  readonly threshold?: readonly ThresholdInput[];
  readonly check?: readonly CheckInput[];
  readonly apdex?: number;
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
      '--rate <n/time>',
      'start iterations at this rate, such as 100/s, whatever the target does',
      rateOption,
    )
    .option(
      '--max-users <n>',
      'the most users for --rate; when all are busy, iterations are dropped and counted',
      numberOption('--max-users'),
    )
    .option(
      '--stages <time:n,...>',
      'users over time, such as 30s:10,1m:50; beside --rate they are rates',
      stagesOption,
    )
    .addOption(new Option('--preset <name>', 'a shape of load by its name').choices(presetNames))
    .option('--scenarios <file.json>', 'scenarios with executors of their own (docs/cli.md)')
    .option(
      '--think-time <time>',
      'pause before each step: none, recorded, recorded:0.5, 2s, 1s-5s, exponential:2s or normal:2s:500ms (default: recorded)',
      thinkTimeOption,
    )
    .option(
      '--pacing <time>',
      'least time from one start of a user’s iterations to the next: none, 10s or 5s-15s (default: none)',
      pacingOption,
    )
    .addOption(
      new Option(
        '--assets <how>',
        'also ask for stylesheets, scripts, images and fonts (default: none)',
      ).choices(assetLoadings),
    );
}

export function addJudgementOptions(command: Command): Command {
  return command
    .optionsGroup('Judgement:')
    .option(
      '-t, --threshold <metric: limit>',
      'what the run must keep to, such as "http_req_duration: p(95)<500"; with “abort” behind it the load ends when it fails; repeatable (default: "http_req_failed: rate<0.01")',
      thresholdOption,
    )
    .option(
      '--check <check>',
      'what answers must be like: text:Thanks, no-text:Error, json:$.id=7, header:content-type=json, size:100-20000, time:500ms; “ @ flow > step” keeps it to one; repeatable',
      checkOption,
    )
    .option(
      '--apdex <time>',
      'response times that satisfy (default: 500ms)',
      durationOption('--apdex'),
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
    .option('--browser <path>', 'the Chrome or Chromium to use (also FLOWLOAD_BROWSER)');
}

/** The options in the words of the engine. Throws a `UsageError` when a file that they name is wrong. */
export async function configInput(
  options: DiscoveryOptions & LoadOptions & CapacityOptions & NetworkOptions,
): Promise<RunConfigInput> {
  const { scenarios } = options;
  return {
    users: options.users,
    durationMs: options.duration,
    rampUpMs: options.rampUp,
    iterations: options.iterations,
    rate: rateInput(options),
    stages: options.stages,
    preset: options.preset,
    scenarios: scenarios === undefined ? undefined : await readScenarioFile(scenarios),
    capacity: capacityInput(options),
    thinkTime: options.thinkTime,
    pacing: options.pacing,
    assets: options.assets,
    thresholds: options.threshold,
    checks: options.check,
    apdexMs: options.apdex,
    requestTimeoutMs: options.timeout,
    network: await networkInput(options),
    credentials: await givenLogins(options),
    onlyFlows: options.flow,
    includeDestructive: options.includeDestructive,
    crawl: { maxStates: options.maxPages, timeMs: options.exploreTime },
  };
}

function rateInput({ rate, maxUsers }: LoadOptions): RateInput | undefined {
  if (rate !== undefined) return { ...rate, maxUsers };
  if (maxUsers === undefined) return undefined;
  throw new UsageError('--max-users goes with --rate; without a rate it is --users that counts.');
}
