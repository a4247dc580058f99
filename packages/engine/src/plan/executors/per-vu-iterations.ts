import type { Executor } from '../../model/plan.ts';
import { type ClosedSchedule, steadySchedule } from '../executor-schedule.ts';
import { checkDuration, checkIterations, checkUsers } from '../limits.ts';

/** So many iterations by each user. */
export type PerVuIterations = Extract<Executor, { kind: 'per-vu-iterations' }>;

export function validatePerVuIterations(config: PerVuIterations): void {
  checkUsers('The number of users', config.vus);
  checkIterations('The number of iterations of each user', config.iterations);
  checkDuration('The longest duration', config.maxDurationMs);
}

export function schedulePerVuIterations(config: PerVuIterations): ClosedSchedule {
  return steadySchedule(config.vus, config.maxDurationMs, {
    kind: 'per-vu',
    count: config.iterations,
  });
}
