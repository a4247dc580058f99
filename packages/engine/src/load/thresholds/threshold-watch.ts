import type { LoadControlState } from '../../model/control.ts';
import type { Flow } from '../../model/flow.ts';
import type { SeriesCounts, ThresholdResult } from '../../model/metrics.ts';
import type { Plan } from '../../model/plan.ts';
import { ThresholdMeter } from './threshold-meter.ts';
import { thresholdNames } from './threshold-names.ts';

/** One second of a load. */
export interface WatchedSecond {
  /** As workers measured it, each count once: by scenario, flow and step. */
  readonly finest: readonly SeriesCounts[];
  readonly durationMs: number;
  readonly activeUsers: number;
  readonly control: LoadControlState;
}

/** Follows a plan's thresholds while the load runs, in memory that does not grow with its length. */
export interface ThresholdWatch {
  /** Seconds in order; how all thresholds stand after it, in the plan's order. */
  add(second: WatchedSecond): readonly ThresholdResult[];
  /** Those that ended the load; empty as long as none did. */
  readonly aborting: readonly ThresholdResult[];
}

/** What of a plan a watch needs. */
export type WatchedPlan = Pick<Plan, 'scenarios' | 'thresholds' | 'checks'>;

/** Throws a PlanError for a threshold that can't be read or that selects what there isn't. */
export function createThresholdWatch(
  plan: WatchedPlan,
  flows: readonly Pick<Flow, 'id' | 'name' | 'steps'>[],
): ThresholdWatch {
  const names = thresholdNames(plan, flows);
  return new RunningWatch(plan.thresholds.map((each) => new ThresholdMeter(each, names)));
}

class RunningWatch implements ThresholdWatch {
  readonly #meters: readonly ThresholdMeter[];
  #elapsedMs = 0;
  /** What the executors' clocks say. */
  #clockMs = 0;

  constructor(meters: readonly ThresholdMeter[]) {
    this.#meters = meters;
  }

  add({ finest, durationMs, activeUsers, control }: WatchedSecond): readonly ThresholdResult[] {
    const ticksMs = control === 'paused' ? 0 : durationMs;
    const clockMs = this.#clockMs + ticksMs / 2;
    this.#elapsedMs += durationMs;
    this.#clockMs += ticksMs;
    const endMs = this.#elapsedMs;
    for (const meter of this.#meters) {
      meter.add({ finest, durationMs, activeUsers, clockMs, endMs });
    }
    if (this.aborting.length === 0) {
      for (const meter of this.#meters) if (meter.wantsAbort) meter.markAborted();
    }
    return this.#results;
  }

  get aborting(): readonly ThresholdResult[] {
    return this.#results.filter(({ aborted }) => aborted);
  }

  get #results(): readonly ThresholdResult[] {
    return this.#meters.map(({ result }) => result);
  }
}
