import type { SeriesCounts, SeriesKey } from '../model/metrics.ts';
import { Series, seriesId } from './series.ts';

/**
 * Merges the counts that workers measured for flows and steps, and works out what lies above them:
 * a flow is the sum of its steps and of its own counts (iterations), the run is the sum of the flows.
 */
export class SeriesMerger {
  readonly #series = new Map<string, Series>();

  /** Takes what workers send: never a run's series, nor a flow's that already holds its steps. */
  add(counts: SeriesCounts): void {
    const { flowId, stepId } = counts.key;
    this.#of(runKey).add(counts);
    this.#of({ scenario: null, flowId, stepId: null }).add(counts);
    if (stepId !== null) this.#of({ scenario: null, flowId, stepId }).add(counts);
  }

  /** The run's series first, then those of flows and steps that had something to count; starts afresh. */
  take(): SeriesCounts[] {
    const run = this.#of(runKey);
    const others = [...this.#series.values()].filter((each) => each !== run && !each.isEmpty);
    const taken = [run, ...others].map((each) => each.toCounts());
    for (const each of this.#series.values()) each.clear();
    return taken;
  }

  #of(key: SeriesKey): Series {
    const id = seriesId(key);
    const existing = this.#series.get(id);
    if (existing !== undefined) return existing;
    const created = new Series(key);
    this.#series.set(id, created);
    return created;
  }
}

export const runKey: SeriesKey = { scenario: null, flowId: null, stepId: null };
