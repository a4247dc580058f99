import type { Summary } from '../model/metrics.ts';

/**
 * The summary with a capacity search's own verdict: it has failed when nothing held, and proves nothing
 * when it was the generator that gave way or no level was decided. Any other load's stays as it is.
 */
export function judgeSearch(summary: Summary): Summary {
  const { capacity, verdict, reasons } = summary;
  if (capacity === null) return summary;
  const { limitedBy, levels } = capacity;
  const isSpoilt = limitedBy === 'generator' || levels.length === 0 || verdict === 'invalid';
  if (!isSpoilt && capacity.capacity !== null) return summary;
  return {
    ...summary,
    verdict: isSpoilt ? 'invalid' : 'failed',
    reasons: [capacity.conclusion, ...reasons],
  };
}
