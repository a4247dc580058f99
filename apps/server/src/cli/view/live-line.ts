import { truncate } from './table.ts';
import type { Terminal } from './terminal.ts';

/** The last line of the screen, redrawn in place while lines that stay go above it. */
export interface LiveLine {
  /** Replaces what the line shows. */
  show(text: string): void;
  /** Writes lines that stay. */
  print(text: string): void;
  /** Takes the line away. */
  close(): void;
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const frameMs = 100;
const clearLine = '\r\u001b[2K';
const hideCursor = '\u001b[?25l';
const showCursor = '\u001b[?25h';

/** A spinner and one line of text on a screen. */
export function createLiveLine(terminal: Terminal): LiveLine {
  let text = '';
  let frame = 0;
  const draw = () => {
    const spinner = frames[frame % frames.length];
    terminal.err(`${clearLine}${truncate(`${spinner} ${text}`, terminal.errColumns - 1)}`);
  };
  const timer = setInterval(() => {
    frame += 1;
    if (text !== '') draw();
  }, frameMs);
  timer.unref();
  terminal.err(hideCursor);
  return {
    show(next) {
      text = next;
    },
    print(line) {
      terminal.err(`${clearLine}${line}\n`);
      if (text !== '') draw();
    },
    close() {
      clearInterval(timer);
      terminal.err(`${clearLine}${showCursor}`);
    },
  };
}

/** Without a screen: what the line shows becomes a line of its own, not oftener than every few seconds. */
export function createPlainLine(terminal: Terminal, now: () => number, everyMs = 5_000): LiveLine {
  let lastAt = now();
  return {
    show(text) {
      if (now() - lastAt < everyMs) return;
      lastAt = now();
      terminal.err(`  ${text}\n`);
    },
    print(line) {
      lastAt = now();
      terminal.err(`${line}\n`);
    },
    close: () => undefined,
  };
}

/** For those who asked for quiet. */
export const silentLine: LiveLine = {
  show: () => undefined,
  print: () => undefined,
  close: () => undefined,
};
