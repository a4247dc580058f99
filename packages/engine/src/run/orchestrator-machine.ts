import { type ActorRefFrom, assign, enqueueActions, setup } from 'xstate';
import type { RunConfig, RunOutputs } from '../model/run.ts';
import { admissible, type HeldRun } from './admission.ts';
import type { RunLimits } from './limits.ts';
import { type LoadSize, loadSizeOf } from './load-size.ts';
import type { RunStages } from './ports.ts';
import type { RunHistory } from './run-context.ts';
import { createRunMachine } from './run-machine.ts';
import type { RunCommand } from './run-setup.ts';

export interface RunSubmission {
  readonly id: string;
  readonly config: RunConfig;
  readonly outputs: RunOutputs;
  readonly history: RunHistory;
}

export type RunActor = ActorRefFrom<ReturnType<typeof createRunMachine>>;

interface OrchestratorContext {
  readonly limits: RunLimits;
  /** In the order they came. */
  readonly runs: readonly (HeldRun & { readonly actor: RunActor })[];
}

/** What may be told to one of the runs. */
export type ToldCommand = Exclude<RunCommand, { readonly type: 'start' | 'interrupt' }>;

type OrchestratorEvent =
  | { readonly type: 'submit'; readonly run: RunSubmission }
  | { readonly type: 'tell'; readonly id: string; readonly command: ToldCommand }
  /** A load has grown beyond what was reserved for it, or keeps to it. */
  | { readonly type: 'resize'; readonly id: string; readonly size: LoadSize }
  /** Runs under way end as interrupted; those that wait are let go unharmed, to be queued again. */
  | { readonly type: 'shut down' }
  | { readonly type: `xstate.done.actor.${string}`; readonly actorId: string }
  | {
      readonly type: `xstate.error.actor.${string}`;
      readonly actorId: string;
      readonly error: unknown;
    };

export interface OrchestratorServices {
  readonly stages: RunStages;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A run's actor broke, which only its consumer can do: an output that throws. */
  readonly broken: (id: string, error: unknown) => void;
}

/** Holds every run that has not ended, each an actor of its own, and starts them as the limits allow. */
export function createOrchestratorMachine({ stages, now, broken }: OrchestratorServices) {
  return setup({
    types: {
      context: {} as OrchestratorContext,
      events: {} as OrchestratorEvent,
      input: {} as RunLimits,
    },
    actors: { run: createRunMachine(stages) },
    actions: {
      admit: enqueueActions(({ context, enqueue }) => {
        const admitted = new Set(admissible(context.runs, context.limits));
        if (admitted.size === 0) return;
        enqueue.assign({
          runs: context.runs.map((run) =>
            admitted.has(run.id) ? { ...run, underway: true } : run,
          ),
        });
        for (const run of context.runs) {
          if (admitted.has(run.id)) enqueue.sendTo(run.actor, { type: 'start' });
        }
      }),
      release: assign(({ context }, { id }: { readonly id: string }) => ({
        runs: context.runs.filter((run) => run.id !== id),
      })),
    },
  }).createMachine({
    id: 'orchestrator',
    context: ({ input }) => ({ limits: input, runs: [] }),
    on: {
      submit: {
        actions: [
          assign(({ context, event: { run }, spawn }) => {
            const { id, config, outputs, history } = run;
            const input = { config, outputs, history, now, goal: 'load' } as const;
            const actor = spawn('run', { id, input });
            const held = { id, ...loadSizeOf(config), underway: false, actor };
            return { runs: [...context.runs, held] };
          }),
          'admit',
        ],
      },
      tell: {
        actions: enqueueActions(({ context, event, enqueue }) => {
          const run = context.runs.find(({ id }) => id === event.id);
          if (run !== undefined) enqueue.sendTo(run.actor, event.command);
        }),
      },
      resize: {
        actions: assign(({ context, event: { id, size } }) => ({
          runs: context.runs.map((run) => (run.id === id ? { ...run, ...size } : run)),
        })),
      },
      'shut down': {
        actions: enqueueActions(({ context, enqueue }) => {
          enqueue.assign({
            limits: { ...context.limits, runsAtOnce: 0 },
            runs: context.runs.filter((run) => run.underway),
          });
          for (const { actor, underway } of context.runs) {
            if (underway) enqueue.sendTo(actor, { type: 'interrupt' });
            else enqueue.stopChild(actor);
          }
        }),
      },
      'xstate.done.actor.*': {
        actions: [{ type: 'release', params: ({ event }) => ({ id: event.actorId }) }, 'admit'],
      },
      'xstate.error.actor.*': {
        actions: [
          ({ event }) => broken(event.actorId, event.error),
          { type: 'release', params: ({ event }) => ({ id: event.actorId }) },
          'admit',
        ],
      },
    },
  });
}
