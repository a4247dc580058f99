import type { RunConfigInput } from '@flowload/engine';
import type { Command } from 'commander';
import { buildReport } from '../report/build-report.ts';
import type { RunReport } from '../report/run-report.ts';
import { addCapacityOptions, type CapacityOptions } from './capacity-options.ts';
import { checkedConfig } from './checked-config.ts';
import { exitOf } from './exit-code.ts';
import { addNetworkOptions, type NetworkOptions } from './network-options.ts';
import { checkOutFile, writeOutFile } from './out-file.ts';
import {
  addDiscoveryOptions,
  addJudgementOptions,
  addLoadOptions,
  configInput,
  type DiscoveryOptions,
  type LoadOptions,
} from './run-options.ts';
import { readSubject } from './run-subject.ts';
import type { CliServices } from './services.ts';
import { tellFailure } from './tell-failure.ts';
import { version } from './version.ts';
import { createPaint } from './view/paint.ts';
import { summaryText } from './view/summary-text.ts';
import { watchRun } from './watched-run.ts';

interface RunOptions extends DiscoveryOptions, LoadOptions, CapacityOptions, NetworkOptions {
  readonly out?: string;
  readonly json?: boolean;
}

const help = `
Examples:
  $ flowload run http://127.0.0.1:3000                        find the journeys, prove them, load them
  $ flowload run https://shop.test -u 50 -d 2m -l anna:secret  50 users for two minutes, signed in
  $ flowload run https://shop.test -u 50 --logins users.csv    each user with a login of its own
  $ flowload run https://shop.test -f "Check out" -i 200       one journey, 200 times in all
  $ flowload run flows.json -u 50                              flows that “flowload discover” found before
  $ flowload run flows.json -t "http_req_duration: p(95)<500" --out result.json
  $ flowload run flows.json --rate 100/s --max-users 300 -d 5m  an open model: starts, whatever the target does
  $ flowload run flows.json --stages 1m:50,5m:50,1m:0
  $ flowload run flows.json --preset spike -u 50
  $ flowload run flows.json --capacity "http_req_duration: p(95)<500" --to 500

Exit codes:
  0    passed
  1    the command or its input is wrong
  2    nothing could be verified, or the target could not be reached
  99   a threshold was missed, or the figures can't be trusted
  130  stopped with Ctrl-C; the summary tells what was measured until then`;

/** Adds `flowload run`. */
export function addRunCommand(
  program: Command,
  services: CliServices,
  exitWith: (code: number) => void,
): void {
  const command = program
    .command('run')
    .summary('load an application, or flows from a file')
    .description(
      'Finds the journeys of a web application in a real browser, proves by trial replay that each still does its work, and loads the proven ones.',
    )
    .argument('<url|flows.json>', 'address of the application, or a file that “discover” wrote')
    .helpOption('-h, --help', 'show this help');
  addLoadOptions(command);
  addCapacityOptions(command);
  addJudgementOptions(command);
  addNetworkOptions(command);
  addDiscoveryOptions(command)
    .optionsGroup('Output:')
    .option('-o, --out <file>', 'write the whole report as JSON (docs/cli.md)')
    .option('--json', 'print the report as JSON instead of the summary')
    .option('-q, --quiet', 'show no progress')
    .addHelpText('after', help)
    .action(async (subject: string, options: RunOptions) => {
      exitWith(await run(subject, options, services));
    });
}

async function run(subject: string, options: RunOptions, services: CliServices): Promise<number> {
  const { terminal, now } = services;
  if (options.out !== undefined) await checkOutFile(options.out);
  const config = checkedConfig(mergedInput(await readSubject(subject), await configInput(options)));
  const startedAt = new Date(now());
  const outcome = await watchRun(
    {
      config,
      goal: 'load',
      quiet: options.quiet === true,
      browserPath: options.browser,
    },
    services,
  );
  const exit = exitOf(outcome);
  const report = buildReport({
    config,
    outcome,
    exit,
    startedAt,
    endedAt: new Date(now()),
    version,
  });
  const json = JSON.stringify(report, null, 2);
  if (options.json) terminal.out(`${json}\n`);
  else tellSummary(report, services);
  if (exit.code !== 0) tellFailure(exit, !options.json && report.flows.length > 0, terminal);
  if (options.out !== undefined) await writeOutFile(options.out, json);
  return exit.code;
}

function tellSummary(report: RunReport, { terminal }: CliServices): void {
  const { outColor, outColumns } = terminal;
  const text = summaryText(report, createPaint(outColor), outColumns);
  if (text !== '') terminal.out(`\n${text}`);
}

/** The file says the address and the accounts; a login given on the command line comes before the file's. */
function mergedInput(subject: Awaited<ReturnType<typeof readSubject>>, options: RunConfigInput) {
  return { ...options, ...subject, credentials: options.credentials ?? subject.credentials };
}
