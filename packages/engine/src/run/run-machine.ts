import { assign, not } from 'xstate';
import type { LoadCommand } from '../model/control.ts';
import type { RunState } from '../model/run.ts';
import type { RunStages, StageActorInput, StageFact } from './ports.ts';
import {
  credentialsOf,
  firstContext,
  graphOf,
  loadableOf,
  outcomeOf,
  type RunContext,
} from './run-context.ts';
import { judged } from './run-ending.ts';
import { runSetup } from './run-setup.ts';

/**
 * The life of a run. Every active state does its stage in a `working` child; an abort, an
 * interruption or a limit that has passed moves it to `stopping`, where the stage is told to hand
 * over what it has, and only when it does not let go in time is it left behind. A load that was cut
 * short is summarised all the same. `ending` is where all roads meet that do not lead to
 * `completed`; it tells no event of its own.
 */
export function createRunMachine(stages: RunStages) {
  return runSetup(stages).createMachine({
    id: 'run',
    context: ({ input }) => firstContext(input),
    initial: 'queued',
    on: { fact: { actions: receive } },
    states: {
      queued: {
        entry: enter('queued'),
        on: {
          start: [{ guard: 'hasFlows', target: 'verifying' }, { target: 'crawling' }],
          abort: { target: 'ending', actions: byAbort },
          interrupt: { target: 'ending', actions: byInterrupt },
        },
      },
      crawling: {
        entry: enter('crawling'),
        invoke: {
          src: 'crawl',
          input: ({ context, self }) =>
            stageInput(context, (fact) => self.send({ type: 'fact', fact }), {
              config: context.config,
            }),
          onDone: [
            {
              guard: 'isEnding',
              target: 'ending',
              actions: [assign({ graph: ({ event }) => event.output }), 'handOutGraph'],
            },
            {
              target: 'building',
              actions: [assign({ graph: ({ event }) => event.output }), 'handOutGraph'],
            },
          ],
          onError: [
            { guard: 'isEnding', target: 'ending' },
            { guard: retry, target: 'crawling', reenter: true, actions: retrying },
            { target: 'ending', actions: byError },
          ],
        },
        on: stopOnCommand,
        initial: 'working',
        states: {
          working: {
            on: { 'finish-crawling': { target: 'stopping', actions: 'tellCrawlEnded' } },
            after: { crawlLimit: { target: 'stopping', actions: 'tellLimit' } },
          },
          stopping: {
            entry: 'cutShort',
            after: { patience: { target: '#run.ending', actions: 'endOverdue' } },
          },
        },
      },
      building: {
        entry: enter('building'),
        invoke: {
          src: 'build',
          input: ({ context, self }) =>
            stageInput(context, (fact) => self.send({ type: 'fact', fact }), {
              config: context.config,
              graph: graphOf(context),
            }),
          onDone: [
            {
              guard: 'isEnding',
              target: 'ending',
              actions: [assign({ flows: ({ event }) => event.output }), 'handOutFlows'],
            },
            {
              target: 'verifying',
              actions: [assign({ flows: ({ event }) => event.output }), 'handOutFlows'],
            },
          ],
          onError: [
            { guard: 'isEnding', target: 'ending' },
            { guard: retry, target: 'building', reenter: true, actions: retrying },
            { target: 'ending', actions: byError },
          ],
        },
        on: stopOnCommand,
        initial: 'working',
        states: {
          working: {
            on: { fact: { target: 'working', reenter: true, actions: receive } },
            after: { stall: { target: 'stopping', actions: 'tellLimit' } },
          },
          stopping: {
            entry: 'cutShort',
            after: { patience: { target: '#run.ending', actions: 'endOverdue' } },
          },
        },
      },
      verifying: {
        entry: enter('verifying'),
        invoke: {
          src: 'verify',
          input: ({ context, self }) =>
            stageInput(context, (fact) => self.send({ type: 'fact', fact }), {
              config: context.config,
              flows: context.flows,
              credentials: credentialsOf(context),
            }),
          onDone: {
            target: 'verified',
            actions: [assign({ flows: ({ event }) => event.output }), 'handOutFlows'],
          },
          onError: { target: 'ending', actions: byError },
        },
        on: stopOnCommand,
        initial: 'working',
        states: {
          working: {
            on: { fact: { target: 'working', reenter: true, actions: receive } },
            after: { stall: { target: 'stopping', actions: 'tellLimit' } },
          },
          stopping: {
            entry: 'cutShort',
            after: { patience: { target: '#run.ending', actions: 'endOverdue' } },
          },
        },
      },
      verified: {
        always: [
          { guard: 'isEnding', target: 'ending' },
          { guard: not('hasLoadable'), target: 'ending', actions: 'endWithoutProof' },
          { guard: 'wantsOnlyFlows', target: 'completed' },
          { target: 'loading' },
        ],
      },
      loading: {
        entry: enter('loading'),
        invoke: {
          src: 'load',
          input: ({ context, self }) =>
            stageInput(context, (fact) => self.send({ type: 'fact', fact }), {
              config: context.config,
              flows: loadableOf(context),
              credentials: credentialsOf(context),
            }),
          onDone: [
            { guard: 'isTargetDead', target: 'loaded', actions: 'endByTarget' },
            { target: 'loaded' },
          ],
          onError: { target: 'loaded', actions: byError },
        },
        on: stopOnCommand,
        initial: 'working',
        states: {
          working: {
            on: {
              fact: [
                { guard: overrun, target: 'stopping', actions: [...receive, 'tellLimit'] },
                { target: 'working', reenter: true, actions: receive },
              ],
              command: { guard: 'isSteered', actions: steer },
            },
            after: { loadSilence: { target: 'stopping', actions: 'tellLimit' } },
          },
          stopping: {
            entry: 'cutShort',
            after: { patience: { target: '#run.loaded', actions: 'endOverdue' } },
          },
        },
      },
      loaded: {
        always: [{ guard: 'endsUnmeasured', target: 'ending' }, { target: 'summarising' }],
      },
      summarising: {
        entry: enter('summarising'),
        invoke: {
          src: 'summarise',
          input: ({ context, self }) =>
            stageInput(context, (fact) => self.send({ type: 'fact', fact }), {
              config: context.config,
              flows: loadableOf(context),
              totals: context.totals,
              capacity: context.capacity,
            }),
          onDone: {
            target: 'summarised',
            actions: [
              assign({ summary: ({ context, event }) => judged(context, event.output) }),
              'handOutSummary',
            ],
          },
          onError: { target: 'ending', actions: byError },
        },
        after: { summariseLimit: { target: 'ending', actions: 'endOverdue' } },
        on: {
          abort: { actions: byAbort },
          interrupt: { actions: byInterrupt },
        },
      },
      summarised: {
        always: [{ guard: 'isEnding', target: 'ending' }, { target: 'completed' }],
      },
      ending: {
        always: [
          { guard: 'isAborted', target: 'aborted' },
          { guard: 'isInterrupted', target: 'interrupted' },
          { target: 'failed' },
        ],
      },
      completed: { type: 'final', entry: enter('completed') },
      failed: { type: 'final', entry: enter('failed') },
      aborted: { type: 'final', entry: enter('aborted') },
      interrupted: { type: 'final', entry: enter('interrupted') },
    },
    output: ({ context }) => outcomeOf(context),
  });
}

/** Told before it is kept, so that the event knows where the run came from. */
const enter = (to: RunState) =>
  [
    { type: 'tellState', params: { to } },
    { type: 'keepState', params: { to } },
  ] as const;

/** Kept before it is handed out, so that what is handed out is whole. */
const receive = [
  { type: 'keepFact', params: ({ event }: FactEvent) => ({ fact: event.fact }) },
  { type: 'handOut', params: ({ event }: FactEvent) => ({ fact: event.fact }) },
] as const;

const overrun = {
  type: 'overrunsLoad',
  params: ({ event }: FactEvent) => ({ fact: event.fact }),
} as const;
const steer = {
  type: 'steer',
  params: ({ event }: { readonly event: { readonly command: LoadCommand } }) => ({
    command: event.command,
  }),
} as const;

const byAbort = { type: 'end', params: { why: { kind: 'aborted' } } } as const;
const byInterrupt = { type: 'end', params: { why: { kind: 'interrupted' } } } as const;
const byError = { type: 'endWithError', params: errorOf } as const;
const retry = { type: 'mayRetry', params: errorOf } as const;
const retrying = ['countRetry', { type: 'tellRetry', params: errorOf }] as const;

const stopOnCommand = {
  abort: { target: '.stopping', actions: byAbort },
  interrupt: { target: '.stopping', actions: byInterrupt },
} as const;

interface FactEvent {
  readonly event: { readonly fact: StageFact };
}

function errorOf({ event }: { readonly event: { readonly error: unknown } }) {
  return { error: event.error };
}

function stageInput<Work>(
  { cancel }: RunContext,
  report: (fact: StageFact) => void,
  work: Work,
): StageActorInput<Work> {
  return { work, report, cancelled: cancel.signal };
}
