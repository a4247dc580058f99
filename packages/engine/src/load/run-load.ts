import { availableParallelism } from 'node:os';
import type { Flow } from '../model/flow.ts';
import type { Interval } from '../model/metrics.ts';
import type { Plan } from '../model/plan.ts';
import type { Credentials } from '../model/target.ts';
import { scheduleExecutor } from '../plan/executors.ts';
import { compileFlow } from './compile-flow.ts';
import { IntervalAssembler } from './interval-assembler.ts';
import { LoadError } from './load-error.ts';
import { type LoadProgress, LoadTally } from './load-progress.ts';
import type { WorkerMessage } from './protocol.ts';
import { WorkerPool } from './worker-pool.ts';

export interface RunLoadOptions {
  readonly plan: Plan;
  /** At least those that the plan names. */
  readonly flows: readonly Flow[];
  /** Each user has the row of its number, counted round. */
  readonly credentials: readonly Credentials[];
  /** Ends everything within a second; what was measured is kept. */
  readonly signal: AbortSignal;
  /** Ends gracefully: no new iteration starts, those under way may end. */
  readonly stop?: AbortSignal;
  /** Threads; one for each core but one, which is left to the rest of the process, when not given. */
  readonly workers?: number;
  /** One a second, `seq` without gaps; the last one is shorter. */
  onInterval(interval: Interval): void;
  onProgress(progress: LoadProgress): void;
}

export interface LoadResult {
  readonly ended: 'finished' | 'stopped' | 'aborted';
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly intervals: number;
  readonly iterations: number;
  readonly interruptedIterations: number;
}

/** A worker that has told nothing for so many seconds is not waited for. */
const patienceSeconds = 3;

/**
 * Makes the load that is planned. The target's failures are counted and never thrown: a target that
 * dies is asked on, at a slower pace, to the end. Rejects with a LoadError when a worker fails or the
 * flows don't fit the plan.
 */
export async function runLoad(options: RunLoadOptions): Promise<LoadResult> {
  const { plan, signal, stop, credentials } = options;
  const flows = plannedFlows(plan, options.flows, credentials);
  const workers = options.workers ?? defaultWorkers(plan);
  const tally = new LoadTally(plan);
  const hand = (intervals: readonly Interval[]) => {
    for (const interval of intervals) {
      options.onInterval(interval);
      options.onProgress(tally.add(interval));
    }
  };
  let assembler = new IntervalAssembler(workers, 0);
  const pool = new WorkerPool({ plan, flows, credentials, workers }, (worker, message) =>
    hand(hear(assembler, worker, message)),
  );
  try {
    const startedAt = await pool.start();
    assembler = new IntervalAssembler(workers, startedAt);
    const elapsedMs = () => performance.timeOrigin + performance.now() - startedAt;
    const late = setInterval(() => {
      hand(assembler.flush(Math.floor(elapsedMs() / 1000) - 1 - patienceSeconds));
    }, 1_000);
    const unlisten = [onAbort(signal, () => pool.abort()), onAbort(stop, () => pool.stop())];
    try {
      const durationMs = (await pool.finished()) ?? elapsedMs();
      hand(assembler.finish(durationMs));
      const ended = signal.aborted ? 'aborted' : stop?.aborted ? 'stopped' : 'finished';
      const { intervals, iterations, interruptedIterations } = tally;
      return { ended, startedAt, durationMs, intervals, iterations, interruptedIterations };
    } finally {
      clearInterval(late);
      for (const stopListening of unlisten) stopListening();
    }
  } finally {
    await pool.close();
  }
}

function hear(
  assembler: IntervalAssembler,
  worker: number,
  message: WorkerMessage,
): readonly Interval[] {
  switch (message.kind) {
    case 'ready':
      return [];
    case 'delta':
      return assembler.add(worker, message.delta);
    case 'ended':
      return assembler.end(worker, message.delta);
  }
}

/** Fails here, and not in a worker, when the flows can't be loaded. */
function plannedFlows(
  plan: Plan,
  flows: readonly Flow[],
  credentials: readonly Credentials[],
): readonly Flow[] {
  const ids = new Set(plan.scenarios.flatMap(({ mix }) => mix.map(({ flowId }) => flowId)));
  return [...ids].map((id) => {
    const flow = flows.find((each) => each.id === id);
    if (flow === undefined)
      throw new LoadError(`The plan names the flow ${id}, which was not given.`);
    if (flow.needsCredentials && credentials.length === 0) {
      throw new LoadError(`The flow “${flow.name}” signs in: give it a user name and a password.`);
    }
    compileFlow(flow);
    return flow;
  });
}

/** More threads than users would have nothing to do. */
function defaultWorkers(plan: Plan): number {
  const users = plan.scenarios.reduce(
    (sum, { executor }) => sum + scheduleExecutor(executor).maxVus,
    0,
  );
  return Math.max(1, Math.min(availableParallelism() - 1, users));
}

function onAbort(signal: AbortSignal | undefined, act: () => void): () => void {
  if (signal === undefined) return () => {};
  if (signal.aborted) act();
  signal.addEventListener('abort', act, { once: true });
  return () => signal.removeEventListener('abort', act);
}
