import type { Executor } from '../../model/plan.ts';
import type { OpenSchedule } from '../executor-schedule.ts';
import { PlanError } from '../plan-error.ts';
import { highestTarget, stagesMs, validateStages } from '../stages.ts';
import { rampingTimetable } from '../timetable.ts';
import { checkRate, validateArrivalUsers } from './arrival-users.ts';

/** Iterations started at a rate that goes along stages. */
export type RampingArrivalRate = Extract<Executor, { kind: 'ramping-arrival-rate' }>;

export function validateRampingArrivalRate(config: RampingArrivalRate): void {
  const { startRate, stages, timeUnitMs } = config;
  validateArrivalUsers(config);
  checkRate('The rate at the start', startRate, timeUnitMs);
  validateStages(stages);
  for (const { target } of stages) {
    checkRate('The rate at the end of a stage', target, timeUnitMs);
  }
  if (highestTarget(startRate, stages) === 0) {
    throw new PlanError('The rate stays at 0: give at least one stage a target above 0.');
  }
}

export function scheduleRampingArrivalRate(config: RampingArrivalRate): OpenSchedule {
  const { startRate, stages, timeUnitMs, preAllocatedVus, maxVus } = config;
  return {
    model: 'open',
    preAllocatedVus,
    maxVus,
    timetable: rampingTimetable(startRate, stages, timeUnitMs),
    endMs: stagesMs(stages),
    peakPerSecond: (highestTarget(startRate, stages) * 1_000) / timeUnitMs,
  };
}
