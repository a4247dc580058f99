import type { Executor } from '../../model/plan.ts';
import type { OpenSchedule } from '../executor-schedule.ts';
import { checkDuration } from '../limits.ts';
import { PlanError } from '../plan-error.ts';
import { steadyTimetable } from '../timetable.ts';
import { checkRate, validateArrivalUsers } from './arrival-users.ts';

/** So many iterations started in each time unit, evenly. */
export type ConstantArrivalRate = Extract<Executor, { kind: 'constant-arrival-rate' }>;

export function validateConstantArrivalRate(config: ConstantArrivalRate): void {
  validateArrivalUsers(config);
  checkRate('The rate', config.rate, config.timeUnitMs);
  if (config.rate === 0) throw new PlanError('The rate is 0: nothing would ever start.');
  checkDuration('The duration', config.durationMs);
}

export function scheduleConstantArrivalRate(config: ConstantArrivalRate): OpenSchedule {
  const { rate, timeUnitMs, durationMs, preAllocatedVus, maxVus } = config;
  return {
    model: 'open',
    preAllocatedVus,
    maxVus,
    timetable: steadyTimetable(rate / timeUnitMs, durationMs),
    endMs: durationMs,
    peakPerSecond: (rate * 1_000) / timeUnitMs,
  };
}
