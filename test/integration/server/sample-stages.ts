import { setTimeout as sleep } from 'node:timers/promises';
import type { RunStages } from '@flowload/engine';
import type { Flow } from '@flowload/engine/model/flow.ts';
import type { CapacityLevel } from '@flowload/engine/model/metrics.ts';
import { deleteAccount, sampleGraph, sampleInterval, signIn } from './sample-run.ts';

export interface SampleStagesOptions {
  /** Intervals that a load has; Infinity goes on until it is stopped. */
  readonly intervals: number;
  readonly intervalMs: number;
  /** A crawl that waits here until it is let go or stopped. */
  readonly crawlUntil?: Promise<void>;
  /** Levels of a capacity search, one decided with each of the first intervals. */
  readonly levels?: readonly CapacityLevel[];
}

/** The stages of a run without a browser or a target: they find, prove and measure what sample-run.ts says. */
export function sampleStages(options: SampleStagesOptions): RunStages {
  return {
    async crawl(_input, { signal, report }) {
      report({ kind: 'progress', progress: seen('data:image/jpeg;base64,AAAA') });
      report({ kind: 'progress', progress: seen(null) });
      await Promise.race([options.crawlUntil, aborted(signal)]);
      return sampleGraph;
    },
    async build(_input, { report }) {
      for (const flow of [signIn, deleteAccount]) report({ kind: 'flow-built', flow });
      return [signIn, deleteAccount];
    },
    async verify({ flows }, { report }) {
      const proven = flows.map(prove);
      for (const flow of proven) report({ kind: 'flow-proven', flow });
      return proven;
    },
    async load(_input, { signal, report }) {
      for (let seq = 0; seq < options.intervals && !signal.aborted; seq += 1) {
        await sleep(options.intervalMs, undefined, { signal }).catch(() => undefined);
        report({ kind: 'interval', interval: sampleInterval(seq, Date.now()) });
        const level = options.levels?.[seq];
        if (level !== undefined) report({ kind: 'capacity-level', level });
        report({
          kind: 'progress',
          progress: {
            kind: 'loading',
            elapsedMs: seq * options.intervalMs,
            totalMs: null,
            iterations: seq,
            totalIterations: null,
            control: 'running',
            level: null,
          },
        });
      }
    },
    async summarise({ flows, totals, capacity }) {
      return totals.finish({ flows, capacity });
    },
  };
}

function prove(flow: Flow): Flow {
  if (flow.effect === 'destructive') return flow;
  const at = new Date().toISOString();
  return { ...flow, proof: { kind: 'verified', users: 2, compared: 4, repairs: [], at } };
}

function seen(thumbnail: string | null) {
  return {
    kind: 'crawling',
    states: 1,
    actionsTried: 1,
    actionsQueued: 0,
    formsSubmitted: 0,
    url: 'http://127.0.0.1:9/',
    title: 'Shop',
    doing: 'Opening the page',
    thumbnail,
  } as const;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
