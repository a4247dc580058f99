import { intervalFigures, type RunningRun } from '@flowload/engine';
import type { LoadCommand } from '@flowload/engine/model/control.ts';
import type { Interval } from '@flowload/engine/model/metrics.ts';
import type { RunConfig, RunEvent, RunState } from '@flowload/engine/model/run.ts';

export interface LiveControlOptions {
  readonly config: Pick<RunConfig, 'scenarios' | 'capacity'>;
  /** The run, once it is there. */
  readonly run: () => Pick<RunningRun, 'command' | 'finishCrawling'> | null;
  /** Says something to whoever presses the keys. */
  readonly tell: (text: string) => void;
}

/** What keys do to a run that is under way. */
export interface LiveControl {
  press(key: string): void;
  /** What the control has to know of the run. */
  event(event: RunEvent): void;
  interval(interval: Interval): void;
}

/**
 * `+` and `-` make a tenth more or less of the load, `p` pauses it and takes it up again, `s` ends it
 * gently; while the application is explored, `e` goes on with what was found.
 */
export function createLiveControl({ config, run, tell }: LiveControlOptions): LiveControl {
  let paused = false;
  /** What was asked for last, and the seconds' own until then. */
  let target: number | null = null;
  let measured = 0;
  const unit = unitOf(config);

  const command = (asked: LoadCommand) => {
    const answer = run()?.command(asked);
    if (answer?.kind === 'refused') tell(answer.message);
    return answer?.kind === 'taken';
  };
  const scale = (direction: 1 | -1) => {
    const to = scaled(target ?? measured, direction);
    if (command({ kind: 'scale', scenario: null, to })) target = to;
  };

  return {
    press(key) {
      if (key === '+' || key === '=') scale(1);
      else if (key === '-') scale(-1);
      else if (key === 'p') command({ kind: paused ? 'resume' : 'pause' });
      else if (key === 's') command({ kind: 'stop' });
      else if (key === 'e' && run()?.finishCrawling() === false) tell('Nothing is explored now.');
    },
    event({ body }) {
      if (body.kind === 'control' && body.command.kind === 'pause') paused = true;
      if (body.kind === 'control' && body.command.kind === 'resume') paused = false;
      const keys = body.kind === 'state' ? keysOf(body.to, unit, config) : null;
      if (keys !== null) tell(keys);
    },
    interval(interval) {
      // A pause makes nothing of the load, and ends.
      if (interval.control === 'running') {
        measured = unit === 'users' ? interval.activeUsers : startsPerSecond(interval);
      }
    },
  };
}

/** A tenth more or less, at least one, in whole numbers. */
export function scaled(current: number, direction: 1 | -1): number {
  const step = Math.max(1, Math.round(current / 10));
  return Math.max(0, Math.round(current) + direction * step);
}

type Unit = 'users' | 'starts a second';

function unitOf({ scenarios }: Pick<RunConfig, 'scenarios'>): Unit {
  const isRate = scenarios.length > 0 && scenarios.every(({ executor }) => 'maxVus' in executor);
  return isRate ? 'starts a second' : 'users';
}

function keysOf(
  state: RunState,
  unit: Unit,
  { capacity }: Pick<RunConfig, 'capacity'>,
): string | null {
  if (state === 'crawling') return 'Keys: e ends the exploration and goes on, Ctrl-C stops';
  if (state !== 'loading') return null;
  return capacity === null
    ? `Keys: + and - for ${unit}, p pauses, s stops gently, Ctrl-C at once`
    : 'Keys: s stops gently, Ctrl-C at once';
}

function startsPerSecond(interval: Interval): number {
  const total = interval.series.findIndex(
    ({ key }) => key.scenario === null && key.flowId === null && key.stepId === null,
  );
  const dropped = interval.series[total]?.droppedIterations ?? 0;
  const { iterationsPerSecond = 0 } = intervalFigures(interval)[total] ?? {};
  return iterationsPerSecond + (dropped * 1_000) / Math.max(1, interval.durationMs);
}
