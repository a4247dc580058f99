import type { Executor } from '../../model/plan.ts';
import type { ClosedSchedule } from '../executor-schedule.ts';
import { checkPause, checkWholeNumber, maxUsers } from '../limits.ts';
import { PlanError } from '../plan-error.ts';
import { highestTarget, stageLine, validateStages } from '../stages.ts';

/** Users that come and go along stages. */
export type RampingVus = Extract<Executor, { kind: 'ramping-vus' }>;

export function validateRampingVus({ startVus, stages, gracefulRampDownMs }: RampingVus): void {
  checkWholeNumber('The number of users at the start', startVus, 0, maxUsers);
  validateStages(stages);
  for (const { target } of stages) {
    checkWholeNumber('The number of users at the end of a stage', target, 0, maxUsers);
  }
  checkPause('The graceful ramp-down', gracefulRampDownMs);
  if (highestTarget(startVus, stages) === 0) {
    throw new PlanError('The ramp never has a user: give at least one stage a target above 0.');
  }
}

export function scheduleRampingVus(config: RampingVus): ClosedSchedule {
  const line = stageLine(config.startVus, config.stages);
  return {
    model: 'closed',
    maxVus: line.max,
    vusAt: (elapsedMs) => (elapsedMs < line.endMs ? line.valueAt(elapsedMs) : 0),
    nextChange: (elapsedMs) => {
      if (elapsedMs >= line.endMs) return null;
      return line.nextChange(elapsedMs) ?? line.endMs;
    },
    endMs: line.endMs,
    gracefulRampDownMs: config.gracefulRampDownMs,
    iterations: { kind: 'unlimited' },
  };
}
