import type { ThinkTime } from '../model/plan.ts';
import { checkDuration } from './limits.ts';
import { PlanError } from './plan-error.ts';

export function validateThinkTime(thinkTime: ThinkTime): void {
  if (thinkTime.kind === 'recorded' && !(thinkTime.scale >= 0 && thinkTime.scale <= 1000)) {
    throw new PlanError(
      `The think time's scale must be from 0 to 1,000, and is ${thinkTime.scale}.`,
    );
  }
  if (thinkTime.kind !== 'uniform') return;
  const { minMs, maxMs } = thinkTime;
  if (!(minMs >= 0 && maxMs >= minMs)) {
    throw new PlanError(
      `The think time must go from 0 or more up to as much or more, and goes from ${minMs} to ${maxMs} ms.`,
    );
  }
  if (maxMs > 0) checkDuration('The think time', maxMs);
}

/**
 * Milliseconds a user waits before a step. `random` is a number from 0 up to 1.
 * A uniform think time comes before every step, the first as well, so that flows of one step don't
 * become a tight loop.
 */
export function thinkTimeMs(thinkTime: ThinkTime, recordedMs: number, random: number): number {
  switch (thinkTime.kind) {
    case 'none':
      return 0;
    case 'recorded':
      return recordedMs * thinkTime.scale;
    case 'fixed':
      return thinkTime.ms;
    case 'normal':
    case 'exponential':
      return thinkTime.meanMs;
    case 'uniform':
      return thinkTime.minMs + (thinkTime.maxMs - thinkTime.minMs) * random;
  }
}
