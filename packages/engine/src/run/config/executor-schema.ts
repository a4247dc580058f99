import { z } from 'zod';
import type { Executor } from '../../model/plan.ts';
import { validateExecutor } from '../../plan/executors.ts';
import { defaultGracefulStopMs } from '../../plan/plain-scenario.ts';
import { PlanError } from '../../plan/plan-error.ts';
import { runBounds } from '../limits.ts';
import { type AskedArrivalRate, withArrivalUsers } from './arrival-users.ts';
import { runDefaults } from './run-defaults.ts';
import { fields, kinds, list, real, time, whole } from './shapes.ts';

const duration = time('The duration', runBounds.durationMs);
const longest = time('The longest duration', runBounds.durationMs).default(
  runDefaults.iterationsLimitMs,
);
const vus = whole('The number of users', runBounds.users);
const iterations = whole('The number of iterations', runBounds.iterations);

/** From nothing on: a ramp may begin or end there. */
const rampedUsers = { min: 0, max: runBounds.users.max };
const rampedRate = { min: 0, max: runBounds.rate.max };

function stages(target: z.ZodType<number>) {
  const stage = fields('A stage', {
    durationMs: time('The duration of a stage', runBounds.stageMs),
    target,
  });
  return list('The stages', stage).min(1, 'Give at least one stage: a duration and a target.');
}

const userStages = stages(whole('The users at the end of a stage', rampedUsers));
/** Stages whose targets are rates. */
export const rateStages = stages(real('The rate at the end of a stage', rampedRate));

const arrivalUsers = {
  timeUnitMs: time('The time unit', runBounds.timeUnitMs).default(1_000),
  preAllocatedVus: whole('The users made before the load begins', rampedUsers).optional(),
  maxVus: vus.optional(),
};

const shapes = kinds(
  'The executor',
  [
    'constant-vus',
    'ramping-vus',
    'shared-iterations',
    'per-vu-iterations',
    'constant-arrival-rate',
    'ramping-arrival-rate',
  ],
  [
    z.strictObject({ kind: z.literal('constant-vus'), vus, durationMs: duration }),
    z.strictObject({
      kind: z.literal('ramping-vus'),
      startVus: whole('The number of users at the start', rampedUsers).default(1),
      stages: userStages,
      gracefulRampDownMs: time('The graceful ramp-down', runBounds.gracefulMs).default(
        defaultGracefulStopMs,
      ),
    }),
    z.strictObject({
      kind: z.literal('shared-iterations'),
      vus,
      iterations,
      maxDurationMs: longest,
    }),
    z.strictObject({
      kind: z.literal('per-vu-iterations'),
      vus,
      iterations,
      maxDurationMs: longest,
    }),
    z.strictObject({
      kind: z.literal('constant-arrival-rate'),
      rate: real('The rate', runBounds.rate),
      durationMs: duration,
      ...arrivalUsers,
    }),
    z.strictObject({
      kind: z.literal('ramping-arrival-rate'),
      startRate: real('The rate at the start', rampedRate).default(0),
      stages: rateStages,
      ...arrivalUsers,
    }),
  ],
);

/** An executor whose parts fit one another; what may be left out is filled in. */
export const executorSchema: z.ZodType<Executor> = shapes.transform((shape, context) => {
  const executor = isArrivalRate(shape) ? withArrivalUsers(shape) : shape;
  const problem = executorProblem(executor);
  if (problem === null) return executor;
  context.issues.push({ code: 'custom', message: problem, input: shape });
  return z.NEVER;
});

/** What makes the parts of an executor not fit one another; null when they do. */
export function executorProblem(executor: Executor): string | null {
  try {
    validateExecutor(executor);
    return null;
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    return error.message;
  }
}

function isArrivalRate(
  shape: z.infer<typeof shapes>,
): shape is Extract<z.infer<typeof shapes>, AskedArrivalRate> {
  return shape.kind === 'constant-arrival-rate' || shape.kind === 'ramping-arrival-rate';
}
