import type { CapacityLevel, CapacityResult } from '../model/metrics.ts';
import type { CapacitySearch } from '../model/plan.ts';
import { measuredText } from '../model/threshold-words.ts';
import { boundsOf } from './next-level.ts';

/** How a search came to its end. */
export type CapacityEnd =
  | { readonly kind: 'through' }
  /** Its time was over, or it was stopped. */
  | { readonly kind: 'cut-short' }
  /** Its process went away. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'generator'; readonly level: number; readonly reason: string };

/** What can be said of the levels that were tried. */
export function capacityResult(
  search: CapacitySearch,
  levels: readonly CapacityLevel[],
  end: CapacityEnd,
): CapacityResult {
  const { held, failed } = boundsOf(levels);
  return {
    unit: search.unit,
    capacity: held > 0 ? held : null,
    ...limitsOf(levels, end),
    limitedBy: limitedBy(end, failed),
    conclusion: conclusionOf(search, levels, end),
    levels,
  };
}

/**
 * Where the limit lies: between the highest level that held for sure with none below it that failed for
 * sure, and the lowest that failed for sure. Where the generator gave way nothing is known of the target.
 */
function limitsOf(
  levels: readonly CapacityLevel[],
  end: CapacityEnd,
): Pick<CapacityResult, 'low' | 'high'> {
  const spoilt = end.kind === 'generator' ? end.level : null;
  const sure = levels.filter(({ level, certainty }) => certainty === 'sure' && level !== spoilt);
  const { held, failed } = boundsOf(sure);
  return { low: held, high: failed };
}

function limitedBy(end: CapacityEnd, failed: number | null): CapacityResult['limitedBy'] {
  if (end.kind === 'generator') return 'generator';
  if (end.kind === 'cut-short') return 'time';
  if (end.kind === 'interrupted') return 'interrupted';
  return failed === null ? 'ceiling' : 'slo';
}

function conclusionOf(
  search: CapacitySearch,
  levels: readonly CapacityLevel[],
  end: CapacityEnd,
): string {
  const { held, failed } = boundsOf(levels);
  const tell = (level: number) => levelText(search.unit, level);
  if (end.kind === 'generator') {
    const known = held > 0 ? `The target holds at least ${tell(held)}; at` : 'At';
    return `${known} ${tell(end.level)} the generator and not the target was the limit. ${end.reason}`;
  }
  const early = earlyEnd(end);
  if (early !== null && (held === 0 || failed === null)) {
    const known = held > 0 ? `the target holds at least ${tell(held)}` : 'no level had held';
    return `${early}: ${known}.`;
  }
  if (failed === null) {
    return `The target holds ${tell(held)}, the most that was to be tried. Its limit lies higher.`;
  }
  const broke = `at ${tell(failed)} ${whatBroke(levels, failed)}`;
  if (held === 0) return `The target holds none of the levels tried: even ${broke}.`;
  const range = rangeText(limitsOf(levels, end), tell);
  return `The target holds ${tell(held)}${range}; ${broke}.${early === null ? '' : ` ${early}.`}`;
}

function earlyEnd({ kind }: CapacityEnd): string | null {
  if (kind === 'cut-short') return 'The search ended before it was through';
  return kind === 'interrupted' ? 'The search was interrupted before it was through' : null;
}

function rangeText(
  { low, high }: Pick<CapacityResult, 'low' | 'high'>,
  tell: (level: number) => string,
): string {
  if (low === 0 && high === null) return '';
  if (high === null) return ` (its limit lies, with 95 % confidence, above ${tell(low)})`;
  if (low === 0) return ` (its limit lies, with 95 % confidence, below ${tell(high)})`;
  return ` (its limit lies, with 95 % confidence, between ${number(low)} and ${tell(high)})`;
}

function whatBroke(levels: readonly CapacityLevel[], failed: number): string {
  const broken = levels
    .find(({ level }) => level === failed)
    ?.results.find(({ passed }) => !passed);
  if (broken === undefined) return 'not all iterations could be started';
  return `${broken.metric}: ${broken.expression} came to ${measuredText(broken, broken.actual)}`;
}

function levelText(unit: CapacitySearch['unit'], level: number): string {
  if (unit === 'users') return level === 1 ? '1 user' : `${number(level)} users`;
  return `${number(level)} iterations a second`;
}

function number(value: number): string {
  return Number(value.toPrecision(4)).toLocaleString('en-US');
}
