import type { Executor } from '../../model/plan.ts';
import { type ClosedSchedule, steadySchedule } from '../executor-schedule.ts';
import { checkDuration, checkIterations, checkUsers } from '../limits.ts';
import { PlanError } from '../plan-error.ts';

/** So many iterations in all; a fast user takes more of them. */
export type SharedIterations = Extract<Executor, { kind: 'shared-iterations' }>;

export function validateSharedIterations(config: SharedIterations): void {
  checkUsers('The number of users', config.vus);
  checkIterations('The number of iterations', config.iterations);
  checkDuration('The longest duration', config.maxDurationMs);
  if (config.iterations < config.vus) {
    throw new PlanError(
      `${config.iterations} iterations can't be shared by ${config.vus} users: ask for as many iterations as users, or for fewer users.`,
    );
  }
}

export function scheduleSharedIterations(config: SharedIterations): ClosedSchedule {
  return steadySchedule(config.vus, config.maxDurationMs, {
    kind: 'shared',
    count: config.iterations,
  });
}
