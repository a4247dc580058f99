import { PlanError } from '../plan/plan-error.ts';
import {
  type ParsedThreshold,
  parseThreshold,
  type ThresholdText,
  thresholdText,
} from '../plan/thresholds/parse-threshold.ts';
import { metricOf } from '../plan/thresholds/threshold-metrics.ts';
import type { RatioBound } from './finding.ts';

/** Throws a PlanError when a capacity search can't judge a level by the bound. */
export function checkSearchable(text: ThresholdText): void {
  searchableRatio(text, parseThreshold(text));
}

/**
 * A bound on a percentile is one on a share: `p(95)<500` holds when at most 5 % of the answers took
 * 500 ms or more. That makes it a proportion, of which it can be said how sure it is.
 */
export function searchableRatio(text: ThresholdText, parsed: ParsedThreshold): RatioBound {
  const { metric, aggregation, operator, bound, selector, windowMs } = parsed;
  if (windowMs !== null) throw unfit(text, 'a level is looked at as a whole: leave “over …” out');
  if (selector.stage !== null) throw unfit(text, 'a search has no stages');
  const { kind } = metricOf(metric);
  if (kind === 'rate' || kind === 'counter' || kind === 'gauge') {
    if (aggregation.kind === 'count' || metric === 'vus') {
      throw unfit(text, 'it depends on the level itself: bound a time, a share or a rate');
    }
    return { kind: kind === 'rate' ? 'share' : 'mean', operator, limit: bound };
  }
  switch (aggregation.kind) {
    case 'avg':
      return { kind: 'mean', operator, limit: bound };
    case 'med':
      return slowerShare(50, operator);
    case 'p':
      return slowerShare(aggregation.percent, operator);
    case 'max':
      return slowerShare(100, operator);
    default:
      throw unfit(
        text,
        'it says nothing of a level: bound a percentile, the average or the maximum',
      );
  }
}

/** At most this share may be slower, or more than it when the percentile is to be high. */
function slowerShare(percent: number, operator: RatioBound['operator']): RatioBound {
  return { kind: 'share', operator, limit: 1 - percent / 100 };
}

function unfit(text: ThresholdText, why: string): PlanError {
  return new PlanError(`A capacity search can’t keep to “${thresholdText(text)}”: ${why}.`);
}
