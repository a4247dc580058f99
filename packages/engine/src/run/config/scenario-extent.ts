import type { ScenarioConfig } from '../../model/run.ts';
import { scheduleExecutor } from '../../plan/executors.ts';
import { peakRatePerSecond } from './arrival-users.ts';

interface Extent {
  readonly startMs: number;
  readonly endMs: number;
  readonly size: number;
}

/** When the last scenario ends, counted iterations at the latest; what then may still go on is left out. */
export function plannedMs(scenarios: readonly ScenarioConfig[]): number {
  return Math.max(0, ...scenarios.map((each) => each.startMs + endOf(each)));
}

/** The most users there can be at once, those that finish an iteration included. */
export function usersAtOnce(scenarios: readonly ScenarioConfig[]): number {
  return mostAtOnce(
    scenarios.map((each) => ({
      startMs: each.startMs,
      endMs: each.startMs + endOf(each) + each.gracefulStopMs,
      size: scheduleExecutor(each.executor).maxVus,
    })),
  );
}

/** The most iterations that arrival rates ask for in a second. */
export function iterationsPerSecond(scenarios: readonly ScenarioConfig[]): number {
  return mostAtOnce(
    scenarios.map((each) => ({
      startMs: each.startMs,
      endMs: each.startMs + endOf(each),
      size: peakRatePerSecond(each.executor),
    })),
  );
}

function endOf({ executor }: ScenarioConfig): number {
  return scheduleExecutor(executor).endMs;
}

/** There can only be a most when something has just begun. */
function mostAtOnce(extents: readonly Extent[]): number {
  const sums = extents.map(({ startMs }) =>
    extents
      .filter((each) => each.startMs <= startMs && startMs < each.endMs)
      .reduce((sum, { size }) => sum + size, 0),
  );
  return Math.max(0, ...sums);
}
