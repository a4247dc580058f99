import type { CapacitySearch, Executor, Plan } from '../model/plan.ts';
import type { RunConfig } from '../model/run.ts';
import { plainScenario } from '../plan/plain-scenario.ts';
import { type LoadConfig, planLoad } from '../plan/plan-load.ts';
import type { PlannedFlow } from '../plan/plan-scenario.ts';
import { searchLimitMs } from './search-limit.ts';

/**
 * The load that a search scales: at its first level until it is told otherwise, with threads for its
 * highest. Throws a PlanError as planLoad does.
 */
export function planSearch(
  config: LoadConfig,
  search: CapacitySearch,
  flows: readonly PlannedFlow[],
): Plan {
  const scenario = {
    ...plainScenario('capacity search', searchExecutor(search, config.users)),
    gracefulStopMs: search.levelMs,
  };
  const plan = planLoad({ ...config, scenarios: [scenario] }, flows);
  // Nobody asks a search to keep to what a load keeps to by default: it is there to break it.
  return { ...plan, thresholds: config.thresholds };
}

function searchExecutor(search: CapacitySearch, users: RunConfig['users']): Executor {
  const { unit, from, to, levelMs } = search;
  const durationMs = searchLimitMs(search) + levelMs;
  if (unit === 'users') {
    return {
      kind: 'ramping-vus',
      startVus: from,
      stages: [
        { durationMs, target: from },
        { durationMs: 0, target: to },
      ],
      gracefulRampDownMs: levelMs,
    };
  }
  return {
    kind: 'constant-arrival-rate',
    rate: from,
    timeUnitMs: 1_000,
    durationMs,
    preAllocatedVus: Math.min(users, Math.ceil(from)),
    maxVus: users,
  };
}
