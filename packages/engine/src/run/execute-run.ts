import { createActor, toPromise } from 'xstate';
import type { RunConfig, RunOutputs } from '../model/run.ts';
import type { RunStages } from './ports.ts';
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

/**
 * Does one run at once, by the same machine as the server, and resolves when it has ended, however
 * it ended. Rejects only when an output throws.
 */
export async function executeRun(options: ExecuteRunOptions): Promise<RunOutcome> {
  const { config, outputs, signal, stages, goal = 'load', now = Date.now } = options;
  const actor = createActor(createRunMachine(stages), {
    input: { config, outputs, goal, now, history: noHistory },
  });
  const abort = () => actor.send({ type: 'abort' });
  signal.addEventListener('abort', abort, { once: true });
  try {
    const outcome = toPromise(actor);
    actor.start();
    actor.send(signal.aborted ? { type: 'abort' } : { type: 'start' });
    return await outcome;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
