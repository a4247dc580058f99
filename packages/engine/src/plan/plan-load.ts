import type { Network, Plan, Threshold } from '../model/plan.ts';
import type { RunConfig } from '../model/run.ts';
import { isOneAtATime, keepApart } from './one-at-a-time.ts';
import { PlanError } from './plan-error.ts';
import { type PlannedFlow, planScenario } from './plan-scenario.ts';
import { standardScenario } from './standard-scenario.ts';
import { validatePlan } from './validate-plan.ts';

/** One request in a hundred may fail, as k6's documentation has it, when no threshold was given. */
export const defaultThresholds: readonly Threshold[] = [
  {
    metric: 'http_req_failed',
    expression: 'rate<0.01',
    abortOnFail: false,
    delayAbortEvalMs: 0,
  },
];

/** Straight to the target, as a browser goes. */
export const defaultNetwork: Network = {
  insecure: false,
  ca: null,
  proxy: null,
  dns: 'cached',
  connectionsPerHost: 6,
};

/** What of a run's configuration decides the load. */
export type LoadConfig = Pick<
  RunConfig,
  | 'users'
  | 'length'
  | 'rampUpMs'
  | 'scenarios'
  | 'thinkTime'
  | 'pacing'
  | 'assets'
  | 'thresholds'
  | 'checks'
  | 'apdexMs'
  | 'requestTimeoutMs'
  | 'network'
>;

/**
 * Plans the load of the flows: the scenarios that were asked for, or one of users, length and ramp-up
 * in which each flow has the same share. Flows proven for one user at a time get one of the users to
 * themselves. Throws a PlanError when there is no flow or something asked for is out of bounds.
 * `seed` feeds generators and think times.
 */
export function planLoad(
  config: LoadConfig,
  flows: readonly PlannedFlow[],
  seed: number = newSeed(),
): Plan {
  if (flows.length === 0) {
    throw new PlanError('There is no flow to load: at least one flow has to be proven first.');
  }
  const asked = config.scenarios.length > 0 ? config.scenarios : [standardScenario(config)];
  const alone = new Set(flows.filter(isOneAtATime).map(({ id }) => id));
  const plan: Plan = {
    scenarios: asked.flatMap((each) => keepApart(planScenario(each, config, flows), alone)),
    thresholds: config.thresholds.length > 0 ? config.thresholds : defaultThresholds,
    checks: config.checks,
    apdexMs: config.apdexMs,
    requestTimeoutMs: config.requestTimeoutMs,
    network: config.network,
    seed,
  };
  validatePlan(plan);
  return plan;
}

function newSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
