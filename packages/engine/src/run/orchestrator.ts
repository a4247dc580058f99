import { createActor } from 'xstate';
import type { RunState } from '../model/run.ts';
import { refusal } from './admission.ts';
import { ConfigError } from './config-error.ts';
import { defaultLimits, type RunLimits } from './limits.ts';
import {
  createOrchestratorMachine,
  type OrchestratorServices,
  type RunSubmission,
} from './orchestrator-machine.ts';
import { noHistory } from './run-context.ts';

export interface OrchestratorOptions extends Omit<OrchestratorServices, 'now'> {
  readonly limits?: RunLimits;
  /** Epoch milliseconds; the clock when left out. */
  readonly now?: () => number;
}

/** A run that has not ended yet. */
export interface HeldRunStatus {
  readonly id: string;
  readonly state: RunState;
  /** 0 for the next to start; null once it is under way. */
  readonly queuePosition: number | null;
}

/** Holds the runs that have not ended and keeps to the installation's limits. What happens in a run goes to its outputs. */
export interface Orchestrator {
  /** Queues the run, and starts it as soon as there is room. Throws a `ConfigError` when there never could be. */
  submit(
    run: Omit<RunSubmission, 'history'> & { readonly history?: RunSubmission['history'] },
  ): void;
  /** False when no such run is held: it has ended, or never was. */
  abort(id: string): boolean;
  runs(): readonly HeldRunStatus[];
  /** Interrupts the runs under way and resolves when each has ended. Queued runs are let go without an event. */
  shutDown(): Promise<void>;
}

export function createOrchestrator(options: OrchestratorOptions): Orchestrator {
  const { stages, broken, limits = defaultLimits, now = Date.now } = options;
  const machine = createOrchestratorMachine({ stages, broken, now });
  const actor = createActor(machine, { input: limits }).start();
  const held = () => actor.getSnapshot().context.runs;

  return {
    submit(run) {
      if (held().some(({ id }) => id === run.id)) throw new Error(`Run ${run.id} is held already.`);
      const message = refusal(run.config.users, limits);
      if (message !== null) throw new ConfigError([{ field: 'users', message }]);
      actor.send({ type: 'submit', run: { history: noHistory, ...run } });
    },
    abort(id) {
      if (!held().some((run) => run.id === id)) return false;
      actor.send({ type: 'abort', id });
      return true;
    },
    runs() {
      const waiting = held().filter(({ underway }) => !underway);
      return held().map((run) => ({
        id: run.id,
        state: run.actor.getSnapshot().context.state ?? 'queued',
        queuePosition: run.underway ? null : waiting.indexOf(run),
      }));
    },
    shutDown() {
      return new Promise((resolve) => {
        const finish = () => {
          if (held().length > 0) return;
          actor.stop();
          resolve();
        };
        actor.subscribe(finish);
        actor.send({ type: 'shut down' });
        finish();
      });
    },
  };
}
