import type { ThinkTime } from '../model/plan.ts';
import { checkPause, checkPauseRange } from './limits.ts';
import { normalQuantile } from './normal-quantile.ts';
import { PlanError } from './plan-error.ts';

export function validateThinkTime(thinkTime: ThinkTime): void {
  switch (thinkTime.kind) {
    case 'none':
      break;
    case 'recorded':
      if (thinkTime.scale >= 0 && thinkTime.scale <= 1000) break;
      throw new PlanError(
        `The think time's scale must be from 0 to 1,000, and is ${thinkTime.scale}.`,
      );
    case 'fixed':
      checkPause('The think time', thinkTime.ms);
      break;
    case 'uniform':
      checkPauseRange('The think time', thinkTime);
      break;
    case 'normal':
      checkPause('The mean think time', thinkTime.meanMs);
      checkPause('The think time’s deviation', thinkTime.deviationMs);
      break;
    case 'exponential':
      checkPause('The mean think time', thinkTime.meanMs);
      break;
  }
}

/**
 * Milliseconds a user waits before a step. `random` is a number from 0 up to 1.
 * A think time that was not recorded comes before every step, the first as well, so that flows of one
 * step don't become a tight loop.
 */
export function thinkTimeMs(thinkTime: ThinkTime, recordedMs: number, random: number): number {
  switch (thinkTime.kind) {
    case 'none':
      return 0;
    case 'recorded':
      return recordedMs * thinkTime.scale;
    case 'fixed':
      return thinkTime.ms;
    case 'uniform':
      return thinkTime.minMs + (thinkTime.maxMs - thinkTime.minMs) * random;
    case 'normal':
      if (thinkTime.deviationMs === 0) return thinkTime.meanMs;
      return Math.max(0, thinkTime.meanMs + thinkTime.deviationMs * normalQuantile(random));
    case 'exponential':
      return -thinkTime.meanMs * Math.log(1 - random);
  }
}
