import type { Flow } from '../model/flow.ts';
import type { Executor, Plan, Scenario, Threshold } from '../model/plan.ts';
import type { RunConfig } from '../model/run.ts';
import { validateExecutor } from './executors.ts';
import { checkDuration, checkIterations, checkUsers } from './limits.ts';
import { PlanError } from './plan-error.ts';
import { validateThinkTime } from './think-time.ts';
import { parseThreshold } from './thresholds.ts';

/** One request in a hundred may fail, as k6's documentation has it, when no threshold was given. */
export const defaultThresholds: readonly Threshold[] = [
  { metric: 'http_req_failed', expression: 'rate<0.01' },
];

/** Iterations under way when the time is over may still end; k6's default. */
const gracefulStopMs = 30_000;
const requestTimeoutMs = 30_000;

/** What of a run's configuration decides the load. */
export type LoadConfig = Pick<
  RunConfig,
  'users' | 'length' | 'rampUpMs' | 'thinkTime' | 'thresholds' | 'insecure'
>;

/**
 * Plans the load of the flows, each with the same share. Throws a PlanError when there is no flow
 * or something asked for is out of bounds. `seed` feeds generators and think times.
 */
export function planLoad(
  config: LoadConfig,
  flows: readonly Pick<Flow, 'id'>[],
  seed: number = newSeed(),
): Plan {
  if (flows.length === 0) {
    throw new PlanError('There is no flow to load: at least one flow has to be proven first.');
  }
  const plan: Plan = {
    scenarios: [
      {
        name: 'load',
        mix: flows.map((flow) => ({ flowId: flow.id, weight: 1 })),
        executor: planExecutor(config),
        thinkTime: config.thinkTime,
        gracefulStopMs,
      },
    ],
    thresholds: config.thresholds.length > 0 ? config.thresholds : defaultThresholds,
    requestTimeoutMs,
    insecure: config.insecure,
    seed,
  };
  validatePlan(plan);
  return plan;
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
  checkUsers('The number of users', users);
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
