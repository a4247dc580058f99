import { coverageOf, formatFlowFile, isOneAtATime } from '@flowload/engine';
import type { Flow } from '@flowload/engine/model/flow.ts';
import type { Command } from 'commander';
import { whyNotVerified } from '../report/build-report.ts';
import { checkedConfig } from './checked-config.ts';
import { exitOf } from './exit-code.ts';
import { flowFileOf } from './flow-file-of.ts';
import { addNetworkOptions, type NetworkOptions } from './network-options.ts';
import { checkOutFile, writeOutFile } from './out-file.ts';
import { addDiscoveryOptions, configInput, type DiscoveryOptions } from './run-options.ts';
import type { CliServices } from './services.ts';
import { tellFailure } from './tell-failure.ts';
import { coverageLines } from './view/coverage-lines.ts';
import { type FlowLine, flowLines } from './view/flow-lines.ts';
import { counted } from './view/numbers.ts';
import { createPaint } from './view/paint.ts';
import { watchRun } from './watched-run.ts';

interface DiscoverOptions extends DiscoveryOptions, NetworkOptions {
  readonly out: string;
}

const help = `
Examples:
  $ flowload discover http://127.0.0.1:3000 --out flows.json
  $ flowload discover https://shop.test -l anna:secret -f "Check out"
  $ flowload explain flows.json "Check out"                    what its proof rests on
  $ flowload run flows.json -u 50 -d 2m                        then load what was found

Exit codes:
  0    at least one flow is verified
  1    the command or its input is wrong
  2    nothing could be verified, or the target could not be reached
  130  stopped with Ctrl-C; what was found until then is written`;

/** Adds `flowload discover`. */
export function addDiscoverCommand(
  program: Command,
  services: CliServices,
  exitWith: (code: number) => void,
): void {
  const command = program
    .command('discover')
    .summary('find and prove the flows of an application, and write them to a file')
    .description(
      'Finds the journeys of a web application in a real browser, proves by trial replay which of them can be loaded, and writes them to a file that a person can read and edit.',
    )
    .argument('<url>', 'address of the application');
  addNetworkOptions(command);
  addDiscoveryOptions(command)
    .optionsGroup('Output:')
    .option('-o, --out <file>', 'where to write the flows', 'flows.json')
    .option('-q, --quiet', 'show no progress')
    .addHelpText('after', help)
    .action(async (url: string, options: DiscoverOptions) => {
      exitWith(await discover(url, options, services));
    });
}

async function discover(
  url: string,
  options: DiscoverOptions,
  services: CliServices,
): Promise<number> {
  const { terminal, now } = services;
  await checkOutFile(options.out);
  const config = checkedConfig({ ...(await configInput(options)), url });
  const outcome = await watchRun(
    { config, goal: 'flows', quiet: options.quiet === true, browserPath: options.browser },
    services,
  );
  const exit = exitOf(outcome);
  const { flows } = outcome;
  if (flows.length > 0) {
    const paint = createPaint(terminal.outColor);
    terminal.out(`\n${flowLines(flows.map(lineOf), paint).join('\n')}\n\n`);
    const { graph } = outcome;
    const coverage = graph === null ? null : coverageOf(graph, flows, config.crawl);
    if (coverage !== null) terminal.out(`${coverageLines(coverage, paint).join('\n')}\n\n`);
    await writeOutFile(options.out, formatFlowFile(flowFileOf(outcome, config, new Date(now()))));
    terminal.out(
      `${counted(flows.length, 'flow')} written to ${options.out}. ${nextStep(flows, options.out)}\n`,
    );
  }
  if (exit.code !== 0) tellFailure(exit, flows.length > 0, terminal);
  return exit.code;
}

function nextStep(flows: readonly Flow[], path: string): string {
  const isProven = flows.some(({ proof }) => proof.kind === 'verified');
  return isProven
    ? `Load them with: flowload run ${path}`
    : `See why with: flowload explain ${path}`;
}

function lineOf(flow: Flow): FlowLine {
  return {
    name: flow.name,
    effect: flow.effect,
    status: flow.proof.kind,
    reason: whyNotVerified(flow),
    repairs: flow.proof.kind === 'verified' ? [...flow.proof.repairs] : [],
    oneUserAtATime: isOneAtATime(flow),
  };
}
