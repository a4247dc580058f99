import { assign, setup } from 'xstate';
import type { LoadCommand } from '../model/control.ts';
import type { RunState } from '../model/run.ts';
import { failureOf, isTransient } from './failure.ts';
import { type RunStages, type StageFact, stageActor } from './ports.ts';
import {
  factKept,
  handOut,
  loadableOf,
  type RunContext,
  type RunInput,
  type RunOutcome,
  tellState,
  tellWarning,
} from './run-context.ts';
import { type Ending, endedBy, overdue, targetDied, withoutProof } from './run-ending.ts';
import { loadLimitMs, stageTimeouts } from './stage-timeouts.ts';
import { diedAtMs } from './target-watch.ts';

export type RunCommand =
  | { readonly type: 'start' }
  | { readonly type: 'abort' }
  /** Enough has been explored: the run goes on with what was found. */
  | { readonly type: 'finish-crawling' }
  /** To the load; who sends it has seen that the load takes it. */
  | { readonly type: 'command'; readonly command: LoadCommand }
  /** The process that carries the run is going away. */
  | { readonly type: 'interrupt' };

type RunMachineEvent = RunCommand | { readonly type: 'fact'; readonly fact: StageFact };

/** The words that the run machine is written in: its actors, actions, guards and delays. */
export function runSetup(stages: RunStages) {
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
        steering: null,
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
      tellCrawlEnded: ({ context }) => context.log.append({ kind: 'crawl-ended-by-hand' }),
      steer: ({ context }, { command }: { readonly command: LoadCommand }) => {
        context.steering?.command(command);
        context.log.append({ kind: 'control', command });
      },
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
      overrunsLoad: ({ context }, { fact }: { readonly fact: StageFact }) =>
        factKept(context, fact).loadedMs > loadLimitMs(context.config),
      isSteered: ({ context }) => context.steering !== null,
      wantsOnlyFlows: ({ context }) => context.goal === 'flows',
      hasLoadable: ({ context }) => loadableOf(context).length > 0,
    },
    delays: {
      crawlLimit: ({ context }) => context.config.crawl.timeMs + stageTimeouts.crawlGraceMs,
      stall: stageTimeouts.stallMs,
      loadSilence: stageTimeouts.loadSilenceMs,
      summariseLimit: stageTimeouts.summariseMs,
      patience: stageTimeouts.patienceMs,
    },
  });
}
