import { createActor, toPromise } from 'xstate';
import type { LoadCommand } from '../model/control.ts';
import type { RunConfig, RunOutputs } from '../model/run.ts';
import type { CommandAnswer } from './command-answer.ts';
import type { RunStages } from './ports.ts';
import { commandAnswer } from './run-commands.ts';
import { noHistory, type RunGoal, type RunOutcome } from './run-context.ts';
import { createRunMachine } from './run-machine.ts';

export interface ExecuteRunOptions {
  readonly config: RunConfig;
  readonly outputs: RunOutputs;
  /** Aborts the run, which then still resolves, with what it has. */
  readonly signal: AbortSignal;
  readonly stages: RunStages;
  /** `flows` ends the run once its flows are proven; `load` (the default) puts them under load. */
  readonly goal?: RunGoal;
  /** Epoch milliseconds; the clock when left out. */
  readonly now?: () => number;
}

/** A run that is under way in this process. */
export interface RunningRun {
  /** Resolves when it has ended, however it ended. Rejects only when an output throws. */
  readonly outcome: Promise<RunOutcome>;
  /** Ends the exploration; the run goes on with what was found. False when it is not exploring. */
  finishCrawling(): boolean;
  /** Tells the load what to do, when it can. */
  command(command: LoadCommand): CommandAnswer;
}

/** Does one run at once, by the same machine as the server. */
export function startRun(options: ExecuteRunOptions): RunningRun {
  const { config, outputs, signal, stages, goal = 'load', now = Date.now } = options;
  const actor = createActor(createRunMachine(stages), {
    input: { config, outputs, goal, now, history: noHistory },
  });
  const abort = () => actor.send({ type: 'abort' });
  signal.addEventListener('abort', abort, { once: true });
  const outcome = toPromise(actor).finally(() => signal.removeEventListener('abort', abort));
  actor.start();
  actor.send(signal.aborted ? { type: 'abort' } : { type: 'start' });
  return {
    outcome,
    finishCrawling() {
      const command = { type: 'finish-crawling' } as const;
      const can = actor.getSnapshot().can(command);
      if (can) actor.send(command);
      return can;
    },
    command(command) {
      const answer = commandAnswer(actor.getSnapshot().context, command);
      if (answer.kind === 'taken') actor.send({ type: 'command', command });
      return answer;
    },
  };
}

/** Does one run that nobody wants to control, and resolves with what it leaves behind. */
export function executeRun(options: ExecuteRunOptions): Promise<RunOutcome> {
  return startRun(options).outcome;
}
