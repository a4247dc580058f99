import type { Log } from '../log.ts';
import { createPaint } from './view/paint.ts';
import type { Terminal } from './view/terminal.ts';

/** What a server tells goes to the terminal, line by line. */
export function terminalLog(terminal: Terminal): Log {
  const paint = createPaint(terminal.errColor);
  return {
    info: (message) => terminal.err(`${message}\n`),
    warn: (message) => terminal.err(`${paint.warn(message)}\n`),
    error(message, cause) {
      const detail = cause instanceof Error ? `: ${cause.message}` : '';
      terminal.err(`${paint.bad(message)}${detail}\n`);
    },
  };
}
