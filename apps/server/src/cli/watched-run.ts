import { executeRun, type RunGoal, type RunOutcome } from '@flowload/engine';
import type { RunConfig } from '@flowload/engine/model/run.ts';
import { exitCodes } from './exit-code.ts';
import { listenForInterrupt } from './interrupt.ts';
import type { CliServices } from './services.ts';
import { createLiveLine, createPlainLine, type LiveLine, silentLine } from './view/live-line.ts';
import { createPaint } from './view/paint.ts';
import { createRunView } from './view/run-view.ts';
import type { Terminal } from './view/terminal.ts';

export interface WatchedRun {
  readonly config: RunConfig;
  readonly goal: RunGoal;
  readonly quiet: boolean;
  readonly browserPath: string | undefined;
}

/** Does a run while telling on `err` how it goes. The first Ctrl-C ends it with what it has, the second at once. */
export async function watchRun(run: WatchedRun, services: CliServices): Promise<RunOutcome> {
  const { terminal, signals, now, quit, createStages } = services;
  const line = lineFor(terminal, run.quiet, now);
  const interruption = listenForInterrupt({
    source: signals,
    now,
    onFirst: () =>
      line.print('Stopping, and keeping what there is. Press Ctrl-C again to quit at once.'),
    onSecond() {
      line.close();
      quit(exitCodes.interrupted);
    },
  });
  try {
    return await executeRun({
      config: run.config,
      goal: run.goal,
      outputs: createRunView(line, createPaint(terminal.errColor)),
      signal: interruption.signal,
      stages: createStages({ browserPath: run.browserPath }),
      now,
    });
  } finally {
    interruption.release();
    line.close();
  }
}

function lineFor(terminal: Terminal, quiet: boolean, now: () => number): LiveLine {
  if (quiet) return silentLine;
  return terminal.isLive ? createLiveLine(terminal) : createPlainLine(terminal, now);
}
