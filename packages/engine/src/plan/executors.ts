import type { Executor } from '../model/plan.ts';
import type { ExecutorSchedule } from './executor-schedule.ts';
import {
  scheduleConstantArrivalRate,
  validateConstantArrivalRate,
} from './executors/constant-arrival-rate.ts';
import { scheduleConstantVus, validateConstantVus } from './executors/constant-vus.ts';
import { schedulePerVuIterations, validatePerVuIterations } from './executors/per-vu-iterations.ts';
import {
  scheduleRampingArrivalRate,
  validateRampingArrivalRate,
} from './executors/ramping-arrival-rate.ts';
import { scheduleRampingVus, validateRampingVus } from './executors/ramping-vus.ts';
import {
  scheduleSharedIterations,
  validateSharedIterations,
} from './executors/shared-iterations.ts';

/** Throws a PlanError when the executor can't be run as it is. */
export function validateExecutor(executor: Executor): void {
  switch (executor.kind) {
    case 'constant-vus':
      validateConstantVus(executor);
      break;
    case 'ramping-vus':
      validateRampingVus(executor);
      break;
    case 'shared-iterations':
      validateSharedIterations(executor);
      break;
    case 'per-vu-iterations':
      validatePerVuIterations(executor);
      break;
    case 'constant-arrival-rate':
      validateConstantArrivalRate(executor);
      break;
    case 'ramping-arrival-rate':
      validateRampingArrivalRate(executor);
      break;
  }
}

export function scheduleExecutor(executor: Executor): ExecutorSchedule {
  switch (executor.kind) {
    case 'constant-vus':
      return scheduleConstantVus(executor);
    case 'ramping-vus':
      return scheduleRampingVus(executor);
    case 'shared-iterations':
      return scheduleSharedIterations(executor);
    case 'per-vu-iterations':
      return schedulePerVuIterations(executor);
    case 'constant-arrival-rate':
      return scheduleConstantArrivalRate(executor);
    case 'ramping-arrival-rate':
      return scheduleRampingArrivalRate(executor);
  }
}

/** Whether iterations start by a timetable and not when users have time. */
export function isOpen({ kind }: Executor): boolean {
  return kind === 'constant-arrival-rate' || kind === 'ramping-arrival-rate';
}
