import type { Executor } from '../../model/plan.ts';
import { type ClosedSchedule, steadySchedule } from '../executor-schedule.ts';
import { checkDuration, checkUsers } from '../limits.ts';

/** The same users for a time, each starting an iteration when its last one has ended. */
export type ConstantVus = Extract<Executor, { kind: 'constant-vus' }>;

export function validateConstantVus({ vus, durationMs }: ConstantVus): void {
  checkUsers('The number of users', vus);
  checkDuration('The duration', durationMs);
}

export function scheduleConstantVus({ vus, durationMs }: ConstantVus): ClosedSchedule {
  return steadySchedule(vus, durationMs, { kind: 'unlimited' });
}
