import type { Exit } from './exit-code.ts';
import { createPaint } from './view/paint.ts';
import type { Terminal } from './view/terminal.ts';

/** Says on `err` why the command ends without success; the first line is enough where the flows were listed before. */
export function tellFailure({ reason }: Exit, briefly: boolean, terminal: Terminal): void {
  const [first = ''] = reason.split('\n');
  tellError(briefly ? first : reason, terminal);
}

export function tellError(message: string, terminal: Terminal): void {
  terminal.err(`${createPaint(terminal.errColor).bad('flowload:')} ${message}\n`);
}
