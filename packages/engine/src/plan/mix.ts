/** Which of the entries comes when, so that every stretch of the sequence has the shares of the weights. */
export interface Mix {
  /** Index of the entry that the n-th iteration runs, counted from 0 over all users and workers. */
  pick(iteration: number): number;
  /** After so many iterations the sequence begins again. */
  readonly period: number;
  /** How often each entry comes among so many iterations from the given one on, by its index. */
  tally(from: number, count: number): readonly number[];
}

/** Longest sequence kept; weights whose period is longer are rounded to shares of it. */
const longestPeriod = 1_000;

/**
 * Smooth weighted round robin (as nginx does it): each turn everyone gains its weight, the richest
 * goes and pays the total. It is computed once for a whole period, so that a pick depends on the
 * iteration's number alone and workers need to share nothing else.
 */
export function createMix(weights: readonly number[]): Mix {
  const whole = wholeWeights(weights);
  const period = whole.reduce((sum, weight) => sum + weight, 0);
  const credit = whole.map(() => 0);
  const sequence = Uint32Array.from({ length: period }, () => {
    whole.forEach((weight, index) => {
      credit[index] = (credit[index] ?? 0) + weight;
    });
    const richest = credit.indexOf(Math.max(...credit));
    credit[richest] = (credit[richest] ?? 0) - period;
    return richest;
  });
  const pick = (iteration: number) => sequence[iteration % period] ?? 0;
  return {
    period,
    pick,
    tally: (from, count) => {
      const periods = Math.floor(count / period);
      const tally = whole.map((weight) => weight * periods);
      for (let i = from; i < from + (count % period); i++) {
        tally[pick(i)] = (tally[pick(i)] ?? 0) + 1;
      }
      return tally;
    },
  };
}

function wholeWeights(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (weights.every(Number.isInteger)) {
    const divisor = weights.reduce(greatestCommonDivisor, 0);
    if (sum / divisor <= longestPeriod) return weights.map((weight) => weight / divisor);
  }
  return weights.map((weight) =>
    weight === 0 ? 0 : Math.max(1, Math.round((weight / sum) * longestPeriod)),
  );
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
