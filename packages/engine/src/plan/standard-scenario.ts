import type { Executor } from '../model/plan.ts';
import type { RunConfig, ScenarioConfig } from '../model/run.ts';
import { checkDuration, checkIterations, checkUsers } from './limits.ts';
import { defaultGracefulStopMs, plainScenario } from './plain-scenario.ts';

/** What of a run's configuration describes a load without scenarios. */
export type StandardLoad = Pick<RunConfig, 'users' | 'length' | 'rampUpMs'>;

/** The one scenario of a run that only says how many users there are and how long it takes. */
export function standardScenario(load: StandardLoad): ScenarioConfig {
  checkUsers('The number of users', load.users);
  return plainScenario('load', standardExecutor(load));
}

/**
 * A duration takes the ramp-up in, and a ramp-up longer than it only gets as far as the time goes.
 * Iterations start with all users at once, since a few would be done before a ramp-up was.
 */
function standardExecutor({ users, length, rampUpMs }: StandardLoad): Executor {
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
    gracefulRampDownMs: defaultGracefulStopMs,
  };
}
