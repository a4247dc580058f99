import type { SeriesCounts, SeriesKey } from '../model/metrics.ts';
import { Series, seriesId } from './series.ts';

/** One second of a load, merged over its workers. */
export interface MergedSeries {
  /** As workers measured: requests by scenario, flow and step, iterations by scenario and flow. */
  readonly finest: readonly SeriesCounts[];
  /** What is shown: the run first, then each scenario where there are several, then flows and steps that had something to count. */
  readonly shown: readonly SeriesCounts[];
}

/**
 * Merges the counts of several workers and works out what lies above them: a flow is the sum of its
 * steps and of its own counts (iterations), over all scenarios; so is a scenario, and so is the run.
 */
export class SeriesMerger {
  readonly #finest = new SeriesSet();
  readonly #shown = new SeriesSet();
  readonly #scenarios: readonly string[];

  /** `scenarios`: the names of all. */
  constructor(scenarios: readonly string[]) {
    this.#scenarios = scenarios.length > 1 ? scenarios : [];
  }

  /** Takes what workers send, and each count once: never a series that holds what another one holds too. */
  add(counts: SeriesCounts): void {
    this.#finest.of(counts.key).add(counts);
  }

  /** Starts afresh. */
  take(): MergedSeries {
    const always = [runKey, ...this.#scenarios.map(scenarioKey)];
    const finest = this.#finest.take([]);
    for (const counts of finest) {
      for (const key of this.#keysAbove(counts.key)) this.#shown.of(key).add(counts);
    }
    return { finest, shown: this.#shown.take(always) };
  }

  #keysAbove({ scenario, flowId, stepId }: SeriesKey): SeriesKey[] {
    const keys = [runKey];
    if (scenario !== null && this.#scenarios.includes(scenario)) keys.push(scenarioKey(scenario));
    if (flowId !== null) keys.push({ scenario: null, flowId, stepId: null });
    if (stepId !== null) keys.push({ scenario: null, flowId, stepId });
    return keys;
  }
}

/** Series by their keys, made when they are first asked for. */
export class SeriesSet {
  readonly #series = new Map<string, Series>();

  of(key: SeriesKey): Series {
    const id = seriesId(key);
    const existing = this.#series.get(id);
    if (existing !== undefined) return existing;
    const created = new Series(key);
    this.#series.set(id, created);
    return created;
  }

  /** The counts of the given keys, whatever they are, then those of all others that have any; starts afresh. */
  take(always: readonly SeriesKey[]): SeriesCounts[] {
    const first = always.map((key) => this.of(key));
    const others = [...this.#series.values()].filter(
      (each) => !each.isEmpty && !first.includes(each),
    );
    const taken = [...first, ...others].map((each) => each.toCounts());
    for (const each of this.#series.values()) each.clear();
    return taken;
  }

  /** The keys in the order in which they were first asked for. */
  keys(): readonly SeriesKey[] {
    return [...this.#series.values()].map(({ key }) => key);
  }
}

export const runKey: SeriesKey = { scenario: null, flowId: null, stepId: null };

export function scenarioKey(scenario: string): SeriesKey {
  return { scenario, flowId: null, stepId: null };
}
