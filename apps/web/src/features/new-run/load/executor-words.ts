import type { ExecutorKind } from './load-draft.ts';

/** An executor as a person would say it; k6's name beside it for those who know that. */
export const executorWords: Readonly<
  Record<ExecutorKind, { readonly label: string; readonly name: string; readonly text: string }>
> = {
  CONSTANT_VUS: {
    label: 'Steady users',
    name: 'constant-vus',
    text: 'The same number of users all the time.',
  },
  RAMPING_VUS: {
    label: 'Users in stages',
    name: 'ramping-vus',
    text: 'Users come and go from stage to stage.',
  },
  CONSTANT_ARRIVAL_RATE: {
    label: 'Steady rate',
    name: 'constant-arrival-rate',
    text: 'Iterations start on time, however slow the target is.',
  },
  RAMPING_ARRIVAL_RATE: {
    label: 'Rate in stages',
    name: 'ramping-arrival-rate',
    text: 'Iterations start at a rate that changes from stage to stage.',
  },
  SHARED_ITERATIONS: {
    label: 'Iterations, shared',
    name: 'shared-iterations',
    text: 'So many iterations in all; whichever user is free takes the next.',
  },
  PER_VU_ITERATIONS: {
    label: 'Iterations, each',
    name: 'per-vu-iterations',
    text: 'Each user does so many iterations.',
  },
};
