import type { Pacing, ThinkTime } from '@flowload/engine/model/plan.ts';

/** A think time as `--think-time` takes it. */
export function thinkTimeText(time: ThinkTime): string {
  switch (time.kind) {
    case 'none':
      return 'none';
    case 'recorded':
      return time.scale === 1 ? 'recorded' : `recorded:${time.scale}`;
    case 'fixed':
      return `${time.ms}ms`;
    case 'uniform':
      return `${time.minMs}ms-${time.maxMs}ms`;
    case 'normal':
      return `normal:${time.meanMs}ms:${time.deviationMs}ms`;
    case 'exponential':
      return `exponential:${time.meanMs}ms`;
  }
}

/** A pacing as `--pacing` takes it. */
export function pacingText(pacing: Pacing): string {
  switch (pacing.kind) {
    case 'none':
      return 'none';
    case 'fixed':
      return `${pacing.everyMs}ms`;
    case 'uniform':
      return `${pacing.minMs}ms-${pacing.maxMs}ms`;
  }
}
