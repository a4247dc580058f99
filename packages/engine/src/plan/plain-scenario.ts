import type { Executor } from '../model/plan.ts';
import type { ScenarioConfig } from '../model/run.ts';

/** Iterations under way when the time is over may still end; k6's default. */
export const defaultGracefulStopMs = 30_000;

/** A scenario of all flows that takes everything but its executor from the run. */
export function plainScenario(name: string, executor: Executor): ScenarioConfig {
  return {
    name,
    flows: [],
    executor,
    startMs: 0,
    thinkTime: null,
    pacing: null,
    assets: null,
    gracefulStopMs: defaultGracefulStopMs,
    tags: {},
  };
}
