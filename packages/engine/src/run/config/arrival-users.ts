import type { Executor, Stage } from '../../model/plan.ts';
import { runBounds } from '../limits.ts';

type ArrivalRate = Extract<Executor, { readonly timeUnitMs: number }>;

/** An arrival rate for which nobody may have said who runs it. */
export type AskedArrivalRate = ArrivalRate extends infer Rate
  ? Rate extends ArrivalRate
    ? Omit<Rate, 'preAllocatedVus' | 'maxVus'> & {
        readonly preAllocatedVus?: number | undefined;
        readonly maxVus?: number | undefined;
      }
    : never
  : never;

/** Enough users for iterations of 10 s, and as many made at once as for iterations of 1 s. */
export function withArrivalUsers(asked: AskedArrivalRate): Executor {
  const perSecond = (peakRate(asked) * 1_000) / asked.timeUnitMs;
  const maxVus = asked.maxVus ?? Math.max(asked.preAllocatedVus ?? 0, usersForRate(perSecond));
  const preAllocatedVus = asked.preAllocatedVus ?? Math.min(maxVus, Math.ceil(perSecond));
  return { ...asked, maxVus, preAllocatedVus };
}

/** Users that can start so many iterations a second when each takes 10 s. */
export function usersForRate(perSecond: number): number {
  const { max } = runBounds.users;
  return Math.min(max, Math.max(10, Math.ceil(perSecond * 10)));
}

function peakRate(asked: AskedArrivalRate): number {
  if (asked.kind === 'constant-arrival-rate') return asked.rate;
  return Math.max(asked.startRate, ...asked.stages.map(({ target }: Stage) => target));
}
