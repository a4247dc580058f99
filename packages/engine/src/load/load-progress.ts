import type { Interval } from '../model/metrics.ts';
import type { Plan } from '../model/plan.ts';
import type { RunProgress } from '../model/run.ts';
import type { ExecutorSchedule } from '../plan/executor-schedule.ts';
import { scheduleExecutor } from '../plan/executors.ts';
import { plannedMs } from '../plan/scenario-extent.ts';

export type LoadProgress = Extract<RunProgress, { kind: 'loading' }>;

/** Adds up how far a load has come. */
export class LoadTally {
  readonly #totalMs: number | null;
  readonly #totalIterations: number | null;
  #elapsedMs = 0;
  #intervals = 0;
  #iterations = 0;
  #interruptedIterations = 0;

  constructor(plan: Plan) {
    const counts = plan.scenarios.map(({ executor }) => iterationsOf(scheduleExecutor(executor)));
    const counted = counts.filter((count) => count !== null);
    const allCounted = counted.length === counts.length;
    this.#totalIterations = allCounted ? counted.reduce((sum, count) => sum + count, 0) : null;
    this.#totalMs = allCounted ? null : plannedMs(plan.scenarios);
  }

  get intervals(): number {
    return this.#intervals;
  }

  get iterations(): number {
    return this.#iterations;
  }

  get interruptedIterations(): number {
    return this.#interruptedIterations;
  }

  add({ durationMs, control, series: [run] }: Interval): LoadProgress {
    this.#intervals += 1;
    // The executors' clocks stand still meanwhile.
    if (control !== 'paused') this.#elapsedMs += durationMs;
    this.#iterations += run?.iterations ?? 0;
    this.#interruptedIterations += run?.interruptedIterations ?? 0;
    return {
      kind: 'loading',
      elapsedMs: this.#elapsedMs,
      totalMs: this.#totalMs,
      iterations: this.#iterations,
      totalIterations: this.#totalIterations,
      control,
      level: null,
    };
  }
}

/** Null when time decides how many there are. */
function iterationsOf(schedule: ExecutorSchedule): number | null {
  if (schedule.model === 'open') return null;
  const { iterations, maxVus } = schedule;
  switch (iterations.kind) {
    case 'unlimited':
      return null;
    case 'shared':
      return iterations.count;
    case 'per-vu':
      return iterations.count * maxVus;
  }
}
