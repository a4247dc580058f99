import { availableParallelism } from 'node:os';
import type { LoadCommand } from '../model/control.ts';
import type { Flow } from '../model/flow.ts';
import type { Plan } from '../model/plan.ts';
import type { Credentials } from '../model/target.ts';
import { checkCommand } from '../plan/check-command.ts';
import { scheduleExecutor } from '../plan/executors.ts';
import { PlanError } from '../plan/plan-error.ts';
import { compileFlow } from './compile-flow.ts';
import { IntervalReporter, type LoadConsumer } from './interval-reporter.ts';
import { LoadControl } from './load-control.ts';
import { LoadError } from './load-error.ts';
import { LoadTally } from './load-progress.ts';
import { createThresholdWatch, type ThresholdWatch } from './thresholds/threshold-watch.ts';
import { WorkerPool } from './worker-pool.ts';

export interface RunLoadOptions extends LoadConsumer {
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
}

export interface LoadResult {
  /** `threshold`: one that ends the load failed. */
  readonly ended: 'finished' | 'stopped' | 'aborted' | 'threshold';
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly intervals: number;
  readonly iterations: number;
  readonly interruptedIterations: number;
}

/** A load that is under way. */
export interface RunningLoad {
  /**
   * Rejects with a LoadError when a worker fails or a flow is missing, with a PlanError when a threshold
   * selects what is not loaded or a flow signs in and there is no login, and with what a consumer throws.
   */
  readonly result: Promise<LoadResult>;
  /**
   * Takes effect at once; one that comes before the load has started waits for that. Throws a PlanError
   * when the load can't do it.
   */
  command(command: LoadCommand): void;
}

/**
 * Makes the load that is planned. The target's failures are counted and never thrown: a target that
 * dies is asked on, at a slower pace, to the end.
 */
export function startLoad(options: RunLoadOptions): RunningLoad {
  const control = new LoadControl();
  const result = makeLoad(options, control);
  return {
    result,
    command: (command) => {
      checkCommand(options.plan, command);
      control.command(command);
    },
  };
}

/** A load that nobody wants to control while it runs. */
export function runLoad(options: RunLoadOptions): Promise<LoadResult> {
  return startLoad(options).result;
}

async function makeLoad(options: RunLoadOptions, control: LoadControl): Promise<LoadResult> {
  const { plan, credentials, signal } = options;
  const flows = plannedFlows(plan, options.flows, credentials);
  const workers = options.workers ?? defaultWorkers(plan);
  const thresholds = createThresholdWatch(plan, flows);
  const pool = new WorkerPool({ plan, flows, credentials, workers });
  try {
    const startedAt = await pool.start();
    const tally = new LoadTally(plan);
    const reporter = new IntervalReporter({
      consumer: options,
      tally,
      workers,
      startedAt,
      scenarios: plan.scenarios.map(({ name }) => name),
      thresholds,
      control: () => control.state,
      onAbortThreshold: () => control.command({ kind: 'stop' }),
    });
    control.connect((command) => pool.command(command));
    const durationMs = await watch(pool, reporter, control, options);
    reporter.finish(durationMs);
    const { intervals, iterations, interruptedIterations } = tally;
    const ended = howEnded(signal, control, thresholds);
    return { ended, startedAt, durationMs, intervals, iterations, interruptedIterations };
  } finally {
    await pool.close();
  }
}

function howEnded(
  signal: AbortSignal,
  control: LoadControl,
  thresholds: ThresholdWatch,
): LoadResult['ended'] {
  if (signal.aborted) return 'aborted';
  if (thresholds.aborting.length > 0) return 'threshold';
  return control.state === 'stopping' ? 'stopped' : 'finished';
}

/** Reports what the pool does until it has ended; resolves with how long that took. */
async function watch(
  pool: WorkerPool,
  reporter: IntervalReporter,
  control: LoadControl,
  { signal, stop }: RunLoadOptions,
): Promise<number> {
  const late = setInterval(() => pool.guard(() => reporter.flushLate()), 1_000);
  const unlisten = [
    onAbort(signal, () => pool.abort()),
    onAbort(stop, () => control.command({ kind: 'stop' })),
  ];
  try {
    const durationMs = await pool.finished((worker, message) => reporter.hear(worker, message));
    return durationMs ?? reporter.elapsedMs;
  } finally {
    clearInterval(late);
    for (const stopListening of unlisten) stopListening();
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
      throw new PlanError(`The flow “${flow.name}” signs in: give it a user name and a password.`);
    }
    compileFlow(flow, plan.checks);
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
