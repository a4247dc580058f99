import type { Flow } from '../model/flow.ts';
import type { Executor, Network, Plan, Scenario, Threshold } from '../model/plan.ts';
import type { RunConfig, RunLength } from '../model/run.ts';
import { validateExecutor } from './executors.ts';
import { checkDuration, checkIterations, checkUsers } from './limits.ts';
import { isOneAtATime, shareIterations, shareUsers } from './one-at-a-time.ts';
import { PlanError } from './plan-error.ts';
import { validateThinkTime } from './think-time.ts';
import { parseThreshold } from './thresholds.ts';

/** One request in a hundred may fail, as k6's documentation has it, when no threshold was given. */
export const defaultThresholds: readonly Threshold[] = [
  {
    metric: 'http_req_failed',
    expression: 'rate<0.01',
    abortOnFail: false,
    delayAbortEvalMs: 0,
  },
];

/** Iterations under way when the time is over may still end; k6's default. */
const gracefulStopMs = 30_000;
const requestTimeoutMs = 30_000;

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
  'users' | 'length' | 'rampUpMs' | 'thinkTime' | 'thresholds' | 'network'
>;

/** What of a flow decides how it is loaded. */
export type PlannedFlow = Pick<Flow, 'id' | 'proof'>;

/**
 * Plans the load of the flows, each with the same share; those proven for one user at a time get one
 * of the users to themselves. Throws a PlanError when there is no flow or something asked for is out
 * of bounds. `seed` feeds generators and think times.
 */
export function planLoad(
  config: LoadConfig,
  flows: readonly PlannedFlow[],
  seed: number = newSeed(),
): Plan {
  if (flows.length === 0) {
    throw new PlanError('There is no flow to load: at least one flow has to be proven first.');
  }
  const plan: Plan = {
    scenarios: planScenarios(config, flows),
    thresholds: config.thresholds.length > 0 ? config.thresholds : defaultThresholds,
    requestTimeoutMs,
    network: config.network,
    checks: [],
    seed,
  };
  validatePlan(plan);
  return plan;
}

function planScenarios(config: LoadConfig, flows: readonly PlannedFlow[]): readonly Scenario[] {
  checkUsers('The number of users', config.users);
  const together = flows.filter((flow) => !isOneAtATime(flow));
  const alone = flows.filter(isOneAtATime);
  if (alone.length === 0 || config.users === 1) return [planScenario('load', config, flows)];
  if (together.length === 0) {
    return [planScenario('one user at a time', { ...config, users: 1 }, alone)];
  }
  const users = shareUsers(config.users);
  const lengths = shareLength(config.length, flows);
  return [
    { name: 'load', flows: together, users: users.together, length: lengths.together },
    {
      name: 'one user at a time',
      flows: alone,
      users: users.oneAtATime,
      length: lengths.oneAtATime,
    },
  ]
    .filter(({ length }) => length.kind === 'duration' || length.iterations > 0)
    .map(({ name, flows: mixed, ...part }) => planScenario(name, { ...config, ...part }, mixed));
}

function shareLength(length: RunLength, flows: readonly PlannedFlow[]) {
  if (length.kind === 'duration') return { together: length, oneAtATime: length };
  checkIterations('The number of iterations', length.iterations);
  const { together, oneAtATime } = shareIterations(length.iterations, flows);
  return {
    together: { ...length, iterations: together },
    oneAtATime: { ...length, iterations: oneAtATime },
  };
}

function planScenario(name: string, config: LoadConfig, flows: readonly PlannedFlow[]): Scenario {
  return {
    name,
    mix: flows.map(({ id }) => ({ flowId: id, weight: 1 })),
    executor: planExecutor(config),
    startMs: 0,
    thinkTime: config.thinkTime,
    pacing: { kind: 'none' },
    assets: 'none',
    gracefulStopMs,
    tags: {},
  };
}

/** Throws a PlanError with the first thing that is wrong. */
export function validatePlan(plan: Plan): void {
  if (plan.scenarios.length === 0) throw new PlanError('The plan has no scenario.');
  plan.scenarios.forEach(validateScenario);
  plan.thresholds.forEach(parseThreshold);
  checkDuration('The request timeout', plan.requestTimeoutMs);
}

function validateScenario({ name, mix, executor, thinkTime, gracefulStopMs }: Scenario): void {
  const sum = mix.reduce((total, { weight }) => total + weight, 0);
  if (!(sum > 0 && Number.isFinite(sum)) || mix.some(({ weight }) => weight < 0)) {
    throw new PlanError(
      `The scenario “${name}” runs no flow: its weights must be 0 or more, and one of them above 0.`,
    );
  }
  validateExecutor(executor);
  validateThinkTime(thinkTime);
  if (gracefulStopMs !== 0) checkDuration('The graceful stop', gracefulStopMs);
}

/**
 * A duration takes the ramp-up in, and a ramp-up longer than it only gets as far as the time goes.
 * Iterations start with all users at once, since a few would be done before a ramp-up was.
 */
function planExecutor({ users, length, rampUpMs }: LoadConfig): Executor {
  if (length.kind === 'iterations') {
    checkIterations('The number of iterations', length.iterations);
    const { iterations, maxDurationMs } = length;
    return {
      kind: 'shared-iterations',
      vus: Math.min(users, iterations),
      iterations,
      maxDurationMs,
    };
  }
  checkDuration('The duration', length.durationMs);
  if (rampUpMs !== 0) checkDuration('The ramp-up', rampUpMs);
  const { durationMs } = length;
  if (rampUpMs === 0 || users === 1) return { kind: 'constant-vus', vus: users, durationMs };
  if (rampUpMs >= durationMs)
    return rampUsers(users, [{ durationMs, share: durationMs / rampUpMs }]);
  return rampUsers(users, [
    { durationMs: rampUpMs, share: 1 },
    { durationMs: durationMs - rampUpMs, share: 1 },
  ]);
}

/** The first user starts at once: a load that does nothing for its first seconds looks broken. */
function rampUsers(
  users: number,
  stages: readonly { readonly durationMs: number; readonly share: number }[],
): Executor {
  return {
    kind: 'ramping-vus',
    startVus: 1,
    stages: stages.map(({ durationMs, share }) => ({
      durationMs,
      target: Math.max(1, Math.round(users * share)),
    })),
    gracefulRampDownMs: gracefulStopMs,
  };
}

function newSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
