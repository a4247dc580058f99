import { plural } from '../../../format/number.ts';
import { formatLatency } from '../../../format/time.ts';
import type { Generator } from '../figure-fragments.ts';

/** A second in which the generator was later than this measured the generator and not the target. */
export const tolerableMs = 100;

/** A thread this busy has nothing left for more. */
const busyShare = 0.9;

export interface GeneratorVerdict {
  readonly keptUp: boolean;
  /** It was so much the limit that the run's figures can't be trusted. */
  readonly spoilt: boolean;
  readonly title: string;
  /** What limited it, or came near to; empty when nothing did. */
  readonly limits: readonly string[];
}

type Span = 'last second' | 'worst second';
type RunVerdict = 'PASSED' | 'FAILED' | 'INVALID' | null;

/** Whether the figures are the target's or partly the generator's own, in words. */
export function judgeGenerator(
  generator: Generator,
  span: Span,
  verdict: RunVerdict = null,
): GeneratorVerdict {
  const limits = limitsOf(generator, span === 'last second' ? '' : ' in its worst second');
  const keptUp = limits.length === 0;
  if (span === 'last second') {
    return { keptUp, spoilt: false, title: keptUp ? 'Keeping up' : 'Falling behind', limits };
  }
  const spoilt = !keptUp && verdict === 'INVALID';
  const limited = spoilt ? 'It was the limit' : 'Limited at times';
  return { keptUp, spoilt, title: keptUp ? 'The generator kept up' : limited, limits };
}

function limitsOf(generator: Generator, when: string): readonly string[] {
  const { eventLoopDelayP99Ms, lateStartsP99Ms, exhausted, workers } = generator;
  const isBusy = workers.length > 0 && workers.every(({ cpu }) => cpu >= busyShare);
  return [
    eventLoopDelayP99Ms > tolerableMs &&
      `Its threads were held up for ${formatLatency(eventLoopDelayP99Ms)}${when}: something else kept this machine busy, or the load is too much for it.`,
    lateStartsP99Ms > tolerableMs &&
      `Iterations started ${formatLatency(lateStartsP99Ms)} late${when}.`,
    isBusy &&
      `${workers.length === 1 ? 'Its only thread' : `All ${workers.length} threads`} used a whole core${when}: more load needs more cores.`,
    exhausted > 0 &&
      `${plural(exhausted, 'request')} found no free port or file on this machine: use fewer connections, or raise the limits.`,
  ].filter((limit) => limit !== false);
}
