import { createActor } from 'xstate';
import type { LoadCommand } from '../model/control.ts';
import type { RunState } from '../model/run.ts';
import { fits, refusal, roomBeside } from './admission.ts';
import { type CommandAnswer, notHeld, refuse, taken } from './command-answer.ts';
import { ConfigError } from './config-error.ts';
import { defaultLimits, type RunLimits } from './limits.ts';
import { type LoadSize, loadSizeOf } from './load-size.ts';
import {
  createOrchestratorMachine,
  type OrchestratorServices,
  type RunSubmission,
} from './orchestrator-machine.ts';
import { commandAnswer, sizeAfter } from './run-commands.ts';
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
  /**
   * Ends the exploration of a run, which goes on with what was found. False when the run is not
   * exploring, or not held.
   */
  finishCrawling(id: string): boolean;
  /** Tells a load under way what to do, when it and the installation can. */
  command(id: string, command: LoadCommand): CommandAnswer;
  runs(): readonly HeldRunStatus[];
  /** Interrupts the runs under way and resolves when each has ended. Queued runs are let go without an event. */
  shutDown(): Promise<void>;
}

export function createOrchestrator(options: OrchestratorOptions): Orchestrator {
  const { stages, broken, limits = defaultLimits, now = Date.now } = options;
  const machine = createOrchestratorMachine({ stages, broken, now });
  const actor = createActor(machine, { input: limits }).start();
  const held = () => actor.getSnapshot().context.runs;
  const find = (id: string) => held().find((run) => run.id === id);

  return {
    submit(run) {
      if (held().some(({ id }) => id === run.id)) throw new Error(`Run ${run.id} is held already.`);
      const issue = refusal(loadSizeOf(run.config), limits);
      if (issue !== null) throw new ConfigError([issue]);
      actor.send({ type: 'submit', run: { history: noHistory, ...run } });
    },
    abort(id) {
      if (find(id) === undefined) return false;
      actor.send({ type: 'tell', id, command: { type: 'abort' } });
      return true;
    },
    finishCrawling(id) {
      const run = find(id);
      const command = { type: 'finish-crawling' } as const;
      if (run === undefined || !run.actor.getSnapshot().can(command)) return false;
      actor.send({ type: 'tell', id, command });
      return true;
    },
    command(id, command) {
      const run = find(id);
      if (run === undefined) return notHeld;
      const { context } = run.actor.getSnapshot();
      const answer = commandAnswer(context, command);
      if (answer.kind === 'refused') return answer;
      const size = largest(run, sizeAfter(context, command));
      const others = held().filter((each) => each.underway && each !== run);
      const room = roomBeside(others, limits);
      if (!fits(size, room)) return noRoom(room);
      actor.send({ type: 'resize', id, size });
      actor.send({ type: 'tell', id, command: { type: 'command', command } });
      return taken;
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

/** What was reserved once stays reserved: a load may be scaled back to what it was. */
function largest(one: LoadSize, other: LoadSize): LoadSize {
  return {
    users: Math.max(one.users, other.users),
    iterationsPerSecond: Math.max(one.iterationsPerSecond, other.iterationsPerSecond),
  };
}

function noRoom({ users, iterationsPerSecond }: LoadSize): CommandAnswer {
  const [most, fastest] = [users, iterationsPerSecond].map((count) =>
    count.toLocaleString('en-US'),
  );
  return refuse(
    'out-of-bounds',
    `This installation has room for ${most} users and ${fastest} iterations a second beside its other runs: ask for less.`,
  );
}
