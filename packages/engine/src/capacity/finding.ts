import type { Operator } from '../plan/thresholds/parse-threshold.ts';
import { type Batch, effectiveTrials, ratioOf, ratioVariance } from './batches.ts';
import { type Interval, wilsonInterval } from './proportion-interval.ts';

/** What was measured says of a bound; `unsure` when it may be either way. */
export type Finding = 'holds' | 'fails' | 'unsure';

/** A bound on a ratio of what seconds bring. */
export interface RatioBound {
  /** Of a share the ratio lies between 0 and 1 and each trial is in it or not; a mean is anything else. */
  readonly kind: 'share' | 'mean';
  readonly operator: Operator;
  readonly limit: number;
}

/**
 * A level is looked at four times at most, and each look may be wrong. This many deviations keep the
 * chance that any of them is to 5 % (S. J. Pocock, “Group sequential methods in the design and
 * analysis of clinical trials”, Biometrika 64, 1977, table 1).
 */
export const sequentialDeviations = 2.361;

/** Of fewer it can't be told how much seconds differ from one another. */
const fewestSeconds = 3;

/** Whether the bound holds, fails, or neither can be said yet. */
export function findingOf(
  bound: RatioBound,
  batches: readonly Batch[],
  z: number = sequentialDeviations,
): Finding {
  const interval = intervalOf(bound, batches, z);
  if (interval === null) return 'unsure';
  const below = interval.high < bound.limit;
  const above = interval.low > bound.limit;
  switch (bound.operator) {
    case '<':
    case '<=':
      return below ? 'holds' : above ? 'fails' : 'unsure';
    case '>':
    case '>=':
      return above ? 'holds' : below ? 'fails' : 'unsure';
    default:
      return 'unsure';
  }
}

function intervalOf({ kind }: RatioBound, batches: readonly Batch[], z: number): Interval | null {
  const ratio = ratioOf(batches);
  if (ratio === null || batches.length < fewestSeconds) return null;
  if (kind === 'share') {
    const trials = effectiveTrials(batches);
    const isClustered = trials < total(batches);
    return wilsonInterval(ratio, trials, isClustered ? fewer(z, batches.length) : z);
  }
  const reach = fewer(z, batches.length) * Math.sqrt(ratioVariance(batches));
  return { low: ratio - reach, high: ratio + reach };
}

/**
 * Student's t for a variance that was itself estimated, from so many seconds: the first terms of the
 * expansion 26.7.5 in Abramowitz and Stegun, “Handbook of Mathematical Functions”.
 */
function fewer(z: number, seconds: number): number {
  const degrees = Math.max(1, seconds - 1);
  return z + (z ** 3 + z) / (4 * degrees);
}

function total(batches: readonly Batch[]): number {
  return batches.reduce((sum, { whole }) => sum + whole, 0);
}
