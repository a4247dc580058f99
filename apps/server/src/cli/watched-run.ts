import { type RunGoal, type RunningRun, type RunOutcome, startRun } from '@flowload/engine';
import type { RunConfig, RunOutputs } from '@flowload/engine/model/run.ts';
import { createLiveControl, type LiveControl } from './control/live-control.ts';
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

/**
 * Does a run while telling on `err` how it goes, and lets whoever sits at the terminal control it by
 * keys. The first Ctrl-C ends it with what it has, the second at once.
 */
export async function watchRun(watched: WatchedRun, services: CliServices): Promise<RunOutcome> {
  const { terminal, signals, now, quit, createStages } = services;
  const { config, goal, quiet, browserPath } = watched;
  const line = lineFor(terminal, quiet, now);
  const paint = createPaint(terminal.errColor);
  const keyboard = terminal.isLive && !quiet ? services.keyboard : null;
  let run: RunningRun | null = null;
  const control =
    keyboard &&
    createLiveControl({
      config,
      run: () => run,
      tell: (text) => line.print(paint.dim(`  ${text}`)),
    });
  const letGo = keyboard?.listen((key) => control?.press(key));
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
    run = startRun({
      config,
      goal,
      outputs: toldTo(createRunView(line, paint), control),
      signal: interruption.signal,
      stages: createStages({ browserPath }),
      now,
    });
    return await run.outcome;
  } finally {
    letGo?.();
    interruption.release();
    line.close();
  }
}

/** What the view is told, and what the control needs to know of it. */
function toldTo(view: RunOutputs, control: LiveControl | null): RunOutputs {
  if (control === null) return view;
  return {
    ...view,
    event(event) {
      view.event(event);
      control.event(event);
    },
    interval(interval) {
      view.interval(interval);
      control.interval(interval);
    },
  };
}

function lineFor(terminal: Terminal, quiet: boolean, now: () => number): LiveLine {
  if (quiet) return silentLine;
  return terminal.isLive ? createLiveLine(terminal) : createPlainLine(terminal, now);
}
