import type { ArrivalUsers } from '../../model/plan.ts';
import { checkDuration, checkUsers, checkWholeNumber, maxRate, maxUsers } from '../limits.ts';
import { PlanError } from '../plan-error.ts';

export function validateArrivalUsers(users: ArrivalUsers): void {
  const { timeUnitMs, preAllocatedVus, maxVus } = users;
  checkDuration('The time unit', timeUnitMs);
  checkWholeNumber('The number of pre-allocated users', preAllocatedVus, 0, maxUsers);
  checkUsers('The most users', maxVus);
  if (maxVus < preAllocatedVus) {
    throw new PlanError(
      `The most users (${maxVus}) can’t be fewer than those pre-allocated (${preAllocatedVus}).`,
    );
  }
}

/** Rates are for a time unit; the limit is for a second. */
export function checkRate(what: string, rate: number, timeUnitMs: number): void {
  if (rate >= 0 && (rate * 1_000) / timeUnitMs <= maxRate) return;
  throw new PlanError(
    `${what} must be from 0 to ${maxRate.toLocaleString('en-GB')} iterations a second, and is ${rate} in ${timeUnitMs} ms.`,
  );
}
