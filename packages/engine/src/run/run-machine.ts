import { assign, not, setup } from 'xstate';
import type { RunState } from '../model/run.ts';
import { failureOf, isTransient } from './failure.ts';
import { type RunStages, type StageActorInput, type StageFact, stageActor } from './ports.ts';
import {
  credentialsOf,
  type Ending,
  endedBy,
  factKept,
  firstContext,
  graphOf,
  handOut,
  judged,
  loadableOf,
  outcomeOf,
  overdue,
  type RunContext,
  type RunInput,
  type RunOutcome,
  targetDied,
  tellState,
  tellWarning,
  withoutProof,
} from './run-context.ts';
import { loadLimitMs, stageTimeouts } from './stage-timeouts.ts';
import { diedAtMs } from './target-watch.ts';

export type RunCommand =
  | { readonly type: 'start' }
  | { readonly type: 'abort' }
  /** The process that carries the run is going away. */
  | { readonly type: 'interrupt' };

type RunMachineEvent = RunCommand | { readonly type: 'fact'; readonly fact: StageFact };

/**
 * The life of a run. Every active state does its stage in a `working` child; an abort, an
 * interruption or a limit that has passed moves it to `stopping`, where the stage is told to hand
 * over what it has, and only when it does not let go in time is it left behind. A load that was cut
 * short is summarised all the same. `ending` is where all roads meet that do not lead to
 * `completed`; it tells no event of its own.
 */
export function createRunMachine(stages: RunStages) {
  return setup({
    types: {
      context: {} as RunContext,
      events: {} as RunMachineEvent,
      input: {} as RunInput,
      output: {} as RunOutcome,
    },
    actors: {
      crawl: stageActor(stages.crawl),
      build: stageActor(stages.build),
      verify: stageActor(stages.verify),
      load: stageActor(stages.load),
      summarise: stageActor(stages.summarise),
    },
    actions: {
      tellState: ({ context }, { to }: { readonly to: RunState }) => tellState(context, to),
      keepState: assign(({ context }, { to }: { readonly to: RunState }) => ({
        state: to,
        cancel: new AbortController(),
        retries: context.state === to ? context.retries : 0,
      })),
      keepFact: assign(({ context }, { fact }: { readonly fact: StageFact }) =>
        factKept(context, fact),
      ),
      handOut: ({ context }, { fact }: { readonly fact: StageFact }) => handOut(context, fact),
      end: assign(({ context }, { why }: { readonly why: Ending }) => endedBy(context, why)),
      endWithError: assign(({ context }, { error }: { readonly error: unknown }) =>
        endedBy(context, { kind: 'failed', failure: failureOf(error) }),
      ),
      endOverdue: assign(({ context }) => endedBy(context, overdue(context))),
      endWithoutProof: assign(({ context }) => endedBy(context, withoutProof(context))),
      endByTarget: assign(({ context }) => endedBy(context, targetDied(context))),
      cutShort: ({ context }) => context.cancel.abort(),
      tellLimit: ({ context }) =>
        tellWarning(context, `Took too long ${context.state}; going on with what there is.`),
      tellRetry: ({ context }, { error }: { readonly error: unknown }) =>
        tellWarning(context, `${failureOf(error).message} Trying once more.`),
      countRetry: assign({ retries: ({ context }) => context.retries + 1 }),
      handOutGraph: ({ context }) => {
        if (context.graph !== null) context.outputs.graph(context.graph);
      },
      handOutFlows: ({ context }) => context.outputs.flows(context.flows),
      handOutSummary: ({ context }) => {
        if (context.summary !== null) context.outputs.summary(context.summary);
      },
    },
    guards: {
      hasFlows: ({ context }) => context.config.flows !== null,
      isEnding: ({ context }) => context.ending !== null,
      isAborted: ({ context }) => context.ending?.kind === 'aborted',
      isInterrupted: ({ context }) => context.ending?.kind === 'interrupted',
      mayRetry: ({ context }, { error }: { readonly error: unknown }) =>
        context.retries === 0 && !context.cancel.signal.aborted && isTransient(error),
      endsUnmeasured: ({ context }) => context.ending !== null && context.intervals === 0,
      isTargetDead: ({ context }) => diedAtMs(context.target) !== null,
      wantsOnlyFlows: ({ context }) => context.goal === 'flows',
      hasLoadable: ({ context }) => loadableOf(context).length > 0,
    },
    delays: {
      crawlLimit: ({ context }) => context.config.crawl.timeMs + stageTimeouts.crawlGraceMs,
      stall: stageTimeouts.stallMs,
      loadLimit: ({ context }) => loadLimitMs(context.config),
      summariseLimit: stageTimeouts.summariseMs,
      patience: stageTimeouts.patienceMs,
    },
  }).createMachine({
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
          working: { after: { crawlLimit: { target: 'stopping', actions: 'tellLimit' } } },
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
          working: { after: { loadLimit: { target: 'stopping', actions: 'tellLimit' } } },
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
