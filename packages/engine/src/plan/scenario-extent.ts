import type { Scenario } from '../model/plan.ts';
import { scheduleExecutor } from './executors.ts';

/** What of a scenario says when and how much it is. */
type TimedScenario = Pick<Scenario, 'executor' | 'startMs' | 'gracefulStopMs'>;

interface Extent {
  readonly startMs: number;
  readonly endMs: number;
  readonly size: number;
}

/** When the last scenario ends, counted iterations at the latest; what then may still go on is left out. */
export function plannedMs(scenarios: readonly TimedScenario[]): number {
  return Math.max(0, ...scenarios.map((each) => each.startMs + endOf(each)));
}

/** The most users there can be at once, those that finish an iteration included. */
export function usersAtOnce(scenarios: readonly TimedScenario[]): number {
  return mostAtOnce(
    scenarios.map((each) => ({
      startMs: each.startMs,
      endMs: each.startMs + endOf(each) + each.gracefulStopMs,
      size: scheduleExecutor(each.executor).maxVus,
    })),
  );
}

/** The most iterations that arrival rates ask for in a second. */
export function iterationsPerSecond(scenarios: readonly TimedScenario[]): number {
  return mostAtOnce(
    scenarios.map((each) => ({
      startMs: each.startMs,
      endMs: each.startMs + endOf(each),
      size: peakPerSecond(each),
    })),
  );
}

function peakPerSecond({ executor }: TimedScenario): number {
  const schedule = scheduleExecutor(executor);
  return schedule.model === 'open' ? schedule.peakPerSecond : 0;
}

function endOf({ executor }: TimedScenario): number {
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
