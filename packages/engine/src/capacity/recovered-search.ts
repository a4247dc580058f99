import type { CapacityLevel, CapacityResult } from '../model/metrics.ts';
import type { CapacitySearch } from '../model/plan.ts';
import { capacityResult } from './capacity-result.ts';
import { nextLevel } from './next-level.ts';

/** What a search came to whose process is gone, from the levels that were decided until then. */
export function recoveredSearch(
  search: CapacitySearch,
  levels: readonly CapacityLevel[],
): CapacityResult {
  const isThrough = levels.length > 0 && nextLevel(search, levels) === null;
  return capacityResult(search, levels, { kind: isThrough ? 'through' : 'interrupted' });
}
