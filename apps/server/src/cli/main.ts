import { createStages } from '@flowload/engine';
import { processKeyboard } from './control/keyboard.ts';
import { exitCodes } from './exit-code.ts';
import { runCli } from './program.ts';
import { processTerminal } from './view/terminal.ts';

/** For what should have ended by itself: a browser or a socket that was left behind keeps the process from ending. */
const lingerMs = 2_000;

const terminal = processTerminal(process.stdout, process.stderr, process.env);

try {
  process.exitCode = await runCli(process.argv.slice(2), {
    terminal,
    createStages,
    signals: process,
    keyboard: processKeyboard(process.stdin),
    now: Date.now,
    quit: (code) => process.exit(code),
  });
} catch (error) {
  // A bug of ours: the stack is what helps whoever reads the report.
  terminal.err(`flowload: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = exitCodes.internal;
}

setTimeout(() => process.exit(), lingerMs).unref();
