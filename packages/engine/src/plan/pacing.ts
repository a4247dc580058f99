import type { Pacing } from '../model/plan.ts';
import { checkPause, checkPauseRange } from './limits.ts';

export function validatePacing(pacing: Pacing): void {
  if (pacing.kind === 'fixed') checkPause('The pacing', pacing.everyMs);
  if (pacing.kind === 'uniform') checkPauseRange('The pacing', pacing);
}

/** The least milliseconds from a start to the same user's next. `random` is a number from 0 up to 1. */
export function pacingMs(pacing: Pacing, random: number): number {
  switch (pacing.kind) {
    case 'none':
      return 0;
    case 'fixed':
      return pacing.everyMs;
    case 'uniform':
      return pacing.minMs + (pacing.maxMs - pacing.minMs) * random;
  }
}
