import { plural } from '../../../format/number.ts';
import { formatLatency } from '../../../format/time.ts';
import type { Generator } from '../documents.ts';

/** A second in which the generator was later than this measured the generator and not the target. */
export const tolerableMs = 100;

/** A thread this busy has nothing left for more. */
const busyShare = 0.9;

export interface GeneratorVerdict {
  readonly keptUp: boolean;
  readonly title: string;
  /** What limited it, or came near to; empty when nothing did. */
  readonly limits: readonly string[];
}

/** Whether the figures are the target's or partly the generator's own, in words. */
export function judgeGenerator(
  generator: Generator,
  span: 'last second' | 'worst second',
): GeneratorVerdict {
  const limits = limitsOf(generator);
  const keptUp = limits.length === 0;
  if (span === 'last second') {
    return { keptUp, title: keptUp ? 'Keeping up' : 'Falling behind', limits };
  }
  return { keptUp, title: keptUp ? 'The generator kept up' : 'Limited at times', limits };
}

function limitsOf(generator: Generator): readonly string[] {
  const { eventLoopDelayP99Ms, lateStartsP99Ms, exhausted, workers } = generator;
  const busy = workers.filter(({ cpu }) => cpu >= busyShare).length;
  return [
    eventLoopDelayP99Ms > tolerableMs &&
      `Its threads were held up for ${formatLatency(eventLoopDelayP99Ms)}: something else kept this machine busy, or the load is too much for it.`,
    lateStartsP99Ms > tolerableMs && `Iterations started ${formatLatency(lateStartsP99Ms)} late.`,
    busy > 0 &&
      busy === workers.length &&
      `${busy === 1 ? 'Its only thread' : `All ${busy} threads`} used a whole core: more load needs more cores.`,
    exhausted > 0 &&
      `${plural(exhausted, 'request')} found no free port or file on this machine: use fewer connections, or raise the limits.`,
  ].filter((limit) => limit !== false);
}
