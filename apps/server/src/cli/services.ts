import type { RunStages, StageOptions } from '@flowload/engine';
import type { Keyboard } from './control/keyboard.ts';
import type { SignalSource } from './interrupt.ts';
import type { Terminal } from './view/terminal.ts';

/** What the command line needs from the world. */
export interface CliServices {
  readonly terminal: Terminal;
  readonly signals: SignalSource;
  /** Null when nobody can press a key. */
  readonly keyboard: Keyboard | null;
  readonly createStages: (options: StageOptions) => RunStages;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Ends the process at once. */
  readonly quit: (code: number) => void;
}
