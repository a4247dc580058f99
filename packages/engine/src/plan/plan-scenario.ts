import type { Flow } from '../model/flow.ts';
import type { Pacing, Scenario } from '../model/plan.ts';
import type { RunConfig, ScenarioConfig } from '../model/run.ts';
import { isOpen } from './executors.ts';
import { PlanError } from './plan-error.ts';

/** What of a flow decides how it is loaded. */
export type PlannedFlow = Pick<Flow, 'id' | 'name' | 'proof'>;

/** What a scenario takes from the run when it says nothing itself. */
export type ScenarioDefaults = Pick<RunConfig, 'thinkTime' | 'pacing' | 'assets'>;

/** A scenario as a person wrote it, with its flows found and all it left open filled in. */
export function planScenario(
  config: ScenarioConfig,
  defaults: ScenarioDefaults,
  flows: readonly PlannedFlow[],
): Scenario {
  const { name, executor, startMs, gracefulStopMs, tags } = config;
  return {
    name,
    mix: planMix(config, flows),
    executor,
    startMs,
    thinkTime: config.thinkTime ?? defaults.thinkTime,
    pacing: config.pacing ?? defaultPacing(config, defaults),
    assets: config.assets ?? defaults.assets,
    gracefulStopMs,
    tags,
  };
}

/** The run's pacing is for users that go round and round; an arrival rate has its own times. */
function defaultPacing({ executor }: ScenarioConfig, { pacing }: ScenarioDefaults): Pacing {
  return isOpen(executor) ? { kind: 'none' } : pacing;
}

function planMix(
  { name, flows: asked }: ScenarioConfig,
  flows: readonly PlannedFlow[],
): Scenario['mix'] {
  if (asked.length === 0) return flows.map(({ id }) => ({ flowId: id, weight: 1 }));
  return asked.map(({ flow, weight }) => {
    const found = flows.find((each) => answersTo(each, flow));
    if (found !== undefined) return { flowId: found.id, weight };
    const names = flows.map((each) => each.name).join(', ');
    throw new PlanError(
      `The scenario “${name}” asks for the flow “${flow}”, which is not among those that can be loaded: ${names}.`,
    );
  });
}

function answersTo(flow: PlannedFlow, asked: string): boolean {
  return flow.id === asked || flow.name.toLowerCase() === asked.trim().toLowerCase();
}
