import { buildDashboard } from './build-dashboard.ts';
import { exitCodes } from './exit-code.ts';
import { createLiveLine, createPlainLine } from './view/live-line.ts';
import { processTerminal } from './view/terminal.ts';

// `npm start`: the dashboard is built when it changed, then the server starts as `flowload serve` does.
const terminal = processTerminal(process.stdout, process.stderr, process.env);
const line = terminal.isLive ? createLiveLine(terminal) : createPlainLine(terminal, Date.now);
const output = await buildDashboard(line).finally(() => line.close());
if (output === null) {
  process.argv.splice(2, 0, 'serve');
  await import('./main.ts');
} else {
  terminal.err(`${output}\nflowload: the dashboard could not be built; the lines above say why.\n`);
  process.exitCode = exitCodes.usage;
}
