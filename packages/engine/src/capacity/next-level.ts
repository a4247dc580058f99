import type { CapacitySearch } from '../model/plan.ts';
import { growth } from './search-limit.ts';

/** A level that was tried, as far as the way on goes. */
export interface TriedLevel {
  readonly level: number;
  readonly held: boolean;
}

/** The level to try next; null when there is nothing to be gained by another one. */
export function nextLevel(
  { unit, from, to, precision }: Pick<CapacitySearch, 'unit' | 'from' | 'to' | 'precision'>,
  tried: readonly TriedLevel[],
): number | null {
  if (tried.length === 0) return from;
  const { held, failed } = boundsOf(tried);
  if (failed === null) return held >= to ? null : Math.min(to, held * growth);
  if (failed - held <= precision * failed) return null;
  const least = unit === 'users' ? 1 : from * precision;
  const middle = held === 0 ? failed / growth : (held + failed) / 2;
  const level = unit === 'users' ? Math.round(middle) : rounded(middle);
  return level > held && level < failed && level >= least ? level : null;
}

/** The highest level that held (0 when none did) and the lowest above it that failed. */
export function boundsOf(tried: readonly TriedLevel[]): {
  readonly held: number;
  readonly failed: number | null;
} {
  const failed = Math.min(...tried.filter((each) => !each.held).map(({ level }) => level));
  const below = tried.filter((each) => each.held && each.level < failed);
  return {
    held: Math.max(0, ...below.map(({ level }) => level)),
    failed: Number.isFinite(failed) ? failed : null,
  };
}

/** A rate of three digits is as exact as anybody reads it. */
function rounded(rate: number): number {
  return Number(rate.toPrecision(3));
}
