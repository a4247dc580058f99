import { Measured, type Portion, portionOf } from '../load/thresholds/measured.ts';
import { bucketMiddle } from '../metrics/histogram.ts';
import type { HistogramData, SeriesCounts, ThresholdResult } from '../model/metrics.ts';
import { holds } from '../plan/thresholds/hold.ts';
import {
  type ParsedThreshold,
  parseThreshold,
  type ThresholdText,
} from '../plan/thresholds/parse-threshold.ts';
import {
  type SeriesSelection,
  selectSeries,
  type ThresholdNames,
} from '../plan/thresholds/select-series.ts';
import { metricOf } from '../plan/thresholds/threshold-metrics.ts';
import type { Batch } from './batches.ts';
import { type Finding, findingOf, type RatioBound } from './finding.ts';
import { searchableRatio } from './searchable-bound.ts';

/** What a second of the load looked like. */
export interface MeasuredSecond {
  readonly durationMs: number;
  readonly activeUsers: number;
  /** As workers measured it, each count once. */
  readonly finest: readonly SeriesCounts[];
}

export type BoundResult = Pick<ThresholdResult, 'metric' | 'expression' | 'actual' | 'passed'>;

/** One bound that levels are to keep to. */
export interface SloBound {
  /** As one on a ratio, whose second by second noise is known. */
  readonly ratio: RatioBound;
  /** Takes in the seconds of one level. */
  meter(): BoundMeter;
}

/** Throws a PlanError when it can't be read, can't be judged of a level, or selects what there isn't. */
export function sloBound(text: ThresholdText, names: ThresholdNames): SloBound {
  const parsed = parseThreshold(text);
  const ratio = searchableRatio(text, parsed);
  const selection = selectSeries(text, parsed, names);
  return { ratio, meter: () => new BoundMeter({ text, parsed, ratio, selection }) };
}

interface MeteredBound {
  readonly text: ThresholdText;
  readonly parsed: ParsedThreshold;
  readonly ratio: RatioBound;
  readonly selection: SeriesSelection;
}

/** What one level comes to by one bound. */
export class BoundMeter {
  readonly #bound: MeteredBound;
  readonly #measured: Measured;
  readonly #batches: Batch[] = [];

  constructor(bound: MeteredBound) {
    this.#bound = bound;
    this.#measured = new Measured(bound.parsed);
  }

  /** Returns what the second was by itself. */
  add(second: MeasuredSecond): Batch {
    const { parsed, selection } = this.#bound;
    const series = second.finest.filter(({ key }) => selection.includes(key));
    const portion = portionOf(parsed, series, second);
    const batch = batchOf(parsed, portion);
    this.#measured.add(portion);
    this.#batches.push(batch);
    return batch;
  }

  finding(): Finding {
    return findingOf(this.#bound.ratio, this.#batches);
  }

  result(): BoundResult {
    const { text, parsed } = this.#bound;
    const { value, isEmpty } = this.#measured;
    const { metric, expression } = text;
    return { metric, expression, actual: value, passed: !isEmpty && holds(value, parsed) };
  }
}

function batchOf({ metric, aggregation, bound }: ParsedThreshold, portion: Portion): Batch {
  const { times, part, whole, durationMs } = portion;
  switch (metricOf(metric).kind) {
    case 'trend': {
      const count = times.reduce((sum, data) => sum + data.count, 0);
      if (aggregation.kind === 'avg') {
        return { part: times.reduce((sum, data) => sum + data.sum, 0) / 1_000, whole: count };
      }
      return { part: times.reduce((sum, data) => sum + slower(data, bound), 0), whole: count };
    }
    case 'counter':
      return { part, whole: durationMs / 1_000 };
    default:
      return { part, whole };
  }
}

/** How many values are not below so many milliseconds. */
function slower({ buckets }: HistogramData, ms: number): number {
  let count = 0;
  for (let i = 0; i + 1 < buckets.length; i += 2) {
    if (bucketMiddle(buckets[i] ?? 0) >= ms * 1_000) count += buckets[i + 1] ?? 0;
  }
  return count;
}
