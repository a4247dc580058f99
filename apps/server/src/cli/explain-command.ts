import { askedFor, checkAskedFor, fidelityOf, UnknownFlowError } from '@flowload/engine';
import type { Flow } from '@flowload/engine/model/flow.ts';
import type { Command } from 'commander';
import { readFlows } from './run-subject.ts';
import type { CliServices } from './services.ts';
import { UsageError } from './usage-error.ts';
import { fidelityText, overviewText } from './view/fidelity-text.ts';
import { createPaint } from './view/paint.ts';

const help = `
Examples:
  $ flowload explain flows.json                  every flow in a line
  $ flowload explain flows.json "Check out"      step by step: what was compared, where its values come from
  $ flowload explain flows.json --json           the same for programs

Exit codes:
  0    told
  1    the command or its input is wrong`;

/** Adds `flowload explain`. */
export function addExplainCommand(program: Command, services: CliServices): void {
  program
    .command('explain')
    .summary('tell what the proof of a flow rests on')
    .description(
      'Tells of flows in a file what their trial replay compared, what differed, where every dynamic value comes from and how sure that is, and which repairs were tried. Sends nothing.',
    )
    .argument('<flows.json>', 'a file that “discover” wrote')
    .argument('[flow...]', 'names or ids of the flows to explain in full')
    .option('--json', 'print it as JSON')
    .addHelpText('after', help)
    .action(async (path: string, names: readonly string[], options: { json?: boolean }) => {
      await explain(path, names, options.json === true, services);
    });
}

async function explain(
  path: string,
  names: readonly string[],
  asJson: boolean,
  { terminal }: CliServices,
): Promise<void> {
  const { flows } = await readFlows(path);
  const explained = chosen(flows, names).map((flow) => ({ flow, fidelity: fidelityOf(flow) }));
  if (asJson) {
    const shown = explained.map(({ flow, fidelity }) => ({
      id: flow.id,
      name: flow.name,
      effect: flow.effect,
      ...fidelity,
    }));
    terminal.out(`${JSON.stringify(shown, null, 2)}\n`);
    return;
  }
  const paint = createPaint(terminal.outColor);
  if (names.length > 0) {
    terminal.out(explained.map((one) => fidelityText(one, paint)).join('\n'));
    return;
  }
  const hint = `\nOne in full: flowload explain ${path} "${flows[0]?.name ?? 'name'}"\n`;
  terminal.out(`${overviewText(explained, paint, terminal.outColumns)}${paint.dim(hint)}`);
}

function chosen(flows: readonly Flow[], names: readonly string[]): readonly Flow[] {
  try {
    checkAskedFor(flows, names);
    return askedFor(flows, names);
  } catch (error) {
    if (!(error instanceof UnknownFlowError)) throw error;
    throw new UsageError(error.message);
  }
}
