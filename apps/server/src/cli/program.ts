import { Command, CommanderError } from 'commander';
import { addDiscoverCommand } from './discover-command.ts';
import { exitCodes } from './exit-code.ts';
import { addExplainCommand } from './explain-command.ts';
import { addRunCommand } from './run-command.ts';
import { addServeCommand } from './serve-command.ts';
import type { CliServices } from './services.ts';
import { tellError } from './tell-failure.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

const help = `
Examples:
  $ flowload run http://127.0.0.1:3000                   find the journeys, prove them, load them
  $ flowload discover http://127.0.0.1:3000 --out flows.json
  $ flowload explain flows.json "Check out"              what its proof rests on
  $ flowload run flows.json --users 50 --duration 2m
  $ flowload serve                                       the dashboard, with history and live charts

“flowload <command> --help” tells the rest.`;

const widestHelp = 100;

/** Does what the arguments (without node and script) say and resolves with the exit code. */
export async function runCli(args: readonly string[], services: CliServices): Promise<number> {
  let exitCode: number = exitCodes.passed;
  const program = createProgram(services, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return commanderExit(error);
    if (error instanceof UsageError) {
      tellError(error.message, services.terminal);
      return exitCodes.usage;
    }
    throw error;
  }
}

function createProgram(services: CliServices, exitWith: (code: number) => void): Command {
  const { terminal } = services;
  const program = new Command('flowload')
    .description('A load tester that finds, proves and replays the journeys of a web application.')
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText('after', help)
    .showSuggestionAfterError()
    .showHelpAfterError('(add --help to see what can be written)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
      outputError: (text) => tellError(text.replace(/^error: /, '').trimEnd(), terminal),
      getOutHelpWidth: () => Math.min(terminal.outColumns, widestHelp),
      getErrHelpWidth: () => Math.min(terminal.errColumns, widestHelp),
      getOutHasColors: () => terminal.outColor,
      getErrHasColors: () => terminal.errColor,
    });
  addRunCommand(program, services, exitWith);
  addDiscoverCommand(program, services, exitWith);
  addExplainCommand(program, services);
  addServeCommand(program, services, exitWith);
  return program;
}

/** Help and version that were asked for end well; anything else commander throws is a mistake of the command line. */
function commanderExit({ exitCode }: CommanderError): number {
  return exitCode === 0 ? exitCodes.passed : exitCodes.usage;
}
