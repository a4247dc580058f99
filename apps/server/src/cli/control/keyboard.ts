import { readFileSync } from 'node:fs';

/** Keys as they are pressed, without waiting for a line. */
export interface Keyboard {
  /** Hears keys until the function that it gives is called. */
  listen(listener: (key: string) => void): () => void;
}

const ctrlC = '\u0003';

/**
 * The keyboard that the process is at; null when its input is none, or when it works in the
 * background, where reaching for the terminal would stop it. While it is listened to the terminal
 * sends no SIGINT by itself, so Ctrl-C is passed on as one.
 */
export function processKeyboard(stdin: NodeJS.ReadStream): Keyboard | null {
  if (!stdin.isTTY || !isForeground()) return null;
  return {
    listen(listener) {
      const hear = (text: string) => {
        for (const key of text) {
          if (key === ctrlC) process.kill(process.pid, 'SIGINT');
          else listener(key);
        }
      };
      stdin.setEncoding('utf8');
      stdin.setRawMode(true);
      stdin.on('data', hear);
      stdin.resume();
      return () => {
        stdin.off('data', hear);
        stdin.setRawMode(false);
        stdin.pause();
      };
    },
  };
}

/** Whether the process group is the terminal's own; systems without /proc are taken at their word. */
function isForeground(): boolean {
  try {
    const stat = readFileSync('/proc/self/stat', 'latin1');
    // What follows the name, which may hold blanks: state, ppid, pgrp, session, tty_nr, tpgid.
    const [, , group, , , terminalGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return group === terminalGroup;
  } catch {
    return true;
  }
}
