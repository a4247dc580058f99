import type { CapacityUnit } from '../model/plan.ts';
import type { Batch } from './batches.ts';
import type { RatioBound } from './finding.ts';

/** One second of a level, as far as it tells that there is no point in going on. */
export interface StrainedSecond {
  readonly requests: number;
  readonly failedRequests: number;
  readonly iterations: number;
  readonly droppedIterations: number;
  /** Of an arrival rate: the most that were busy at once. */
  readonly activeUsers: number;
  /** In the order of the bounds. */
  readonly batches: readonly Batch[];
}

export interface StrainedLevel {
  readonly unit: CapacityUnit;
  readonly level: number;
  readonly bounds: readonly RatioBound[];
}

/** So many seconds in a row are no hiccup. */
const seconds = 3;
/** A queue grows for longer than a hiccup. */
const queueSeconds = 5;

/**
 * Whether the level can't hold any more, whatever follows: half of the answers are errors or break a
 * bound, or iterations come in faster than they end, so that the queue grows without end. Going on would only
 * torture the target.
 */
export function isHopeless(level: StrainedLevel, past: readonly StrainedSecond[]): boolean {
  const last = past.slice(-seconds);
  if (last.length < seconds) return false;
  return (
    last.every(({ requests, failedRequests }) => requests > 0 && failedRequests >= requests / 2) ||
    level.bounds.some((bound, index) =>
      last.every(({ batches }) => isBroken(bound, batches[index])),
    ) ||
    (level.unit === 'rate' && (last.every(dropsMany) || isQueueGrowing(level, past)))
  );
}

/** Of a share that may be small, more than half. */
function isBroken({ kind, operator, limit }: RatioBound, batch: Batch | undefined): boolean {
  if (kind !== 'share' || batch === undefined || batch.whole === 0) return false;
  const share = batch.part / batch.whole;
  return operator.startsWith('<') ? limit < 0.25 && share > 0.5 : limit > 0.75 && share < 0.5;
}

function dropsMany({ iterations, droppedIterations }: StrainedSecond): boolean {
  return droppedIterations > 0.05 * (iterations + droppedIterations);
}

/** Every second fewer end than begin, and ever more users are busy, twice as many in the end. */
function isQueueGrowing({ level }: StrainedLevel, past: readonly StrainedSecond[]): boolean {
  const last = past.slice(-queueSeconds);
  const [first, latest] = [last[0], last.at(-1)];
  if (last.length < queueSeconds || first === undefined || latest === undefined) return false;
  const grows = last.every(
    ({ activeUsers }, index) => index === 0 || activeUsers > (last[index - 1]?.activeUsers ?? 0),
  );
  return (
    grows &&
    latest.activeUsers >= 2 * first.activeUsers &&
    last.every(({ iterations }) => iterations < 0.9 * level)
  );
}
