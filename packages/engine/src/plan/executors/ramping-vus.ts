import type { Executor } from '../../model/plan.ts';
import type { ExecutorSchedule } from '../executor-schedule.ts';
import { checkDuration, checkWholeNumber, maxUsers } from '../limits.ts';
import { PlanError } from '../plan-error.ts';
import { stageLine } from '../stages.ts';

/** Users that come and go along stages. */
export type RampingVus = Extract<Executor, { kind: 'ramping-vus' }>;

export function validateRampingVus({ startVus, stages, gracefulRampDownMs }: RampingVus): void {
  checkWholeNumber('The number of users at the start', startVus, 0, maxUsers);
  if (stages.length === 0) throw new PlanError('A ramp needs at least one stage.');
  for (const { target, durationMs } of stages) {
    checkWholeNumber('The number of users at the end of a stage', target, 0, maxUsers);
    if (durationMs !== 0) checkDuration('The duration of a stage', durationMs);
  }
  checkDuration(
    'The duration of all stages together',
    stages.reduce((sum, stage) => sum + stage.durationMs, 0),
  );
  if (Math.max(startVus, ...stages.map((stage) => stage.target)) === 0) {
    throw new PlanError('The ramp never has a user: give at least one stage a target above 0.');
  }
  if (gracefulRampDownMs !== 0) checkDuration('The graceful ramp-down', gracefulRampDownMs);
}

export function scheduleRampingVus(config: RampingVus): ExecutorSchedule {
  const line = stageLine(config.startVus, config.stages);
  return {
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
