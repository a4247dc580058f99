import { searchLimitMs } from '../../capacity/search-limit.ts';
import type { Executor } from '../../model/plan.ts';
import type { RunConfig, RunLength, ScenarioConfig } from '../../model/run.ts';
import { defaultGracefulStopMs, plainScenario } from '../../plan/plain-scenario.ts';
import { presetScenarios } from '../../plan/presets.ts';
import { plannedMs, usersAtOnce } from '../../plan/scenario-extent.ts';
import { usersForRate, withArrivalUsers } from './arrival-users.ts';
import { capacityOf } from './capacity-config.ts';
import type { AskedRun } from './run-config-schema.ts';
import { runDefaults } from './run-defaults.ts';

/** What of a run's configuration says what the load is like. */
export type LoadShape = Pick<
  RunConfig,
  'users' | 'length' | 'rampUpMs' | 'scenarios' | 'preset' | 'capacity'
>;

/** The load, whichever way it was described; nothing in it contradicts anything else. */
export function loadShapeOf(asked: AskedRun): LoadShape {
  if (asked.capacity !== undefined) return searchShape(asked, asked.capacity);
  const scenarios = scenariosOf(asked);
  if (scenarios.length === 0) return plainShape(asked);
  return {
    users: Math.max(asked.users ?? 0, usersAtOnce(scenarios)),
    length: { kind: 'duration', durationMs: plannedMs(scenarios) },
    rampUpMs: 0,
    scenarios,
    preset: asked.preset ?? null,
    capacity: null,
  };
}

function scenariosOf(asked: AskedRun): readonly ScenarioConfig[] {
  if (asked.scenarios.length > 0) return asked.scenarios;
  if (asked.preset !== undefined) {
    const { users = runDefaults.users, durationMs } = asked;
    return presetScenarios(asked.preset, { users, durationMs });
  }
  const executor = shortExecutor(asked);
  return executor === null ? [] : [plainScenario('load', executor)];
}

/** What `stages` and `rate` stand for. */
export function shortExecutor({ stages, rate, users, durationMs }: AskedRun): Executor | null {
  if (rate !== undefined) {
    const rates = { timeUnitMs: rate.perMs, maxVus: rate.maxUsers ?? users };
    return withArrivalUsers(
      stages === undefined
        ? {
            kind: 'constant-arrival-rate',
            rate: rate.rate,
            durationMs: durationMs ?? runDefaults.durationMs,
            ...rates,
          }
        : { kind: 'ramping-arrival-rate', startRate: rate.rate, stages, ...rates },
    );
  }
  if (stages === undefined) return null;
  return {
    kind: 'ramping-vus',
    startVus: 1,
    stages,
    gracefulRampDownMs: defaultGracefulStopMs,
  };
}

function plainShape(asked: AskedRun): LoadShape {
  const length = runLength(asked);
  return {
    users: asked.users ?? runDefaults.users,
    length,
    rampUpMs: rampUp(asked, length),
    scenarios: [],
    preset: null,
    capacity: null,
  };
}

function runLength({ iterations, durationMs }: AskedRun): RunLength {
  if (iterations === undefined) {
    return { kind: 'duration', durationMs: durationMs ?? runDefaults.durationMs };
  }
  const maxDurationMs = durationMs ?? runDefaults.iterationsLimitMs;
  return { kind: 'iterations', iterations, maxDurationMs };
}

/** Counted iterations start with all users at once, as k6's do; a short run would be all ramp-up. */
function rampUp({ rampUpMs }: AskedRun, length: RunLength): number {
  if (length.kind === 'iterations') return 0;
  return rampUpMs ?? Math.min(runDefaults.rampUpMs, Math.max(0, Math.floor(length.durationMs / 4)));
}

function searchShape(asked: AskedRun, wanted: NonNullable<AskedRun['capacity']>): LoadShape {
  const capacity = capacityOf(wanted, asked.users);
  const { unit, to } = capacity;
  return {
    users: unit === 'users' ? Math.max(to, asked.users ?? 0) : (asked.users ?? usersForRate(to)),
    length: { kind: 'duration', durationMs: searchLimitMs(capacity) },
    rampUpMs: 0,
    scenarios: [],
    preset: null,
    capacity,
  };
}
