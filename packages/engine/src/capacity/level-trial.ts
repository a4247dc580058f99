import { HealthRecord, wasStrained } from '../metrics/generator-health.ts';
import { percentiles } from '../metrics/histogram.ts';
import { runKey } from '../metrics/merge.ts';
import { errorCount, Series } from '../metrics/series.ts';
import type { CapacityLevel, Interval, SeriesCounts } from '../model/metrics.ts';
import type { CapacitySearch } from '../model/plan.ts';
import { isHopeless, type StrainedSecond } from './hopeless.ts';
import { longestLevel, settlingShare } from './search-limit.ts';
import { Settling } from './settling.ts';
import type { BoundMeter, SloBound } from './slo-bound.ts';

/** What one level came to. */
export interface TrialResult {
  readonly level: CapacityLevel;
  /** Why its figures are the generator's own; null when they can be trusted. */
  readonly distrust: string | null;
}

/** Iterations that were due and not begun, of all that were: with more the level was not the one asked for. */
const tolerableDrops = 0.01;
/** Of the seconds measured: with more of them strained, the level says more of the generator than of the target. */
const tolerableStrain = 0.25;
/** Of the iterations that begin, how many must end meanwhile. */
const keepingUp = 0.9;
/** As many seconds as are looked at for a level that can't hold any more. */
const rememberedSeconds = 5;

/**
 * Tries one level: lets it settle, then measures until it is sure whether the level holds, looking at
 * it each time that its shortest time has passed once more, four times at most.
 */
export class LevelTrial {
  readonly #level: number;
  readonly #search: CapacitySearch;
  readonly #bounds: readonly SloBound[];
  readonly #meters: readonly BoundMeter[];
  readonly #settling: Settling;
  readonly #run = new Series(runKey);
  readonly #health = new HealthRecord();
  #past: StrainedSecond[] = [];
  #isSettled = false;
  #elapsedMs = 0;
  #measuredMs = 0;
  #seconds = 0;
  #strainedSeconds = 0;
  #fromMs = 0;
  #looks = 0;

  constructor(search: CapacitySearch, level: number, bounds: readonly SloBound[]) {
    this.#search = search;
    this.#level = level;
    this.#bounds = bounds;
    this.#meters = bounds.map((bound) => bound.meter());
    this.#settling = new Settling(search.levelMs * settlingShare);
  }

  /** `atMs`: when the second began, in milliseconds into the load. Null as long as nothing is decided. */
  hear(interval: Interval, finest: readonly SeriesCounts[], atMs: number): TrialResult | null {
    this.#elapsedMs += interval.durationMs;
    if (!this.#isSettled) {
      this.#isSettled = this.#settling.hear(interval);
      return null;
    }
    if (this.#measuredMs === 0) this.#fromMs = atMs;
    this.#measure(interval, finest);
    const strained = { unit: this.#search.unit, level: this.#level, bounds: this.#ratios };
    if (isHopeless(strained, this.#past)) return this.#result(false, 'sure');
    return this.#isLookDue ? this.#look() : null;
  }

  get #ratios() {
    return this.#bounds.map(({ ratio }) => ratio);
  }

  get #isLookDue(): boolean {
    return this.#elapsedMs >= (this.#looks + 1) * this.#search.levelMs;
  }

  #measure(interval: Interval, finest: readonly SeriesCounts[]): void {
    const { durationMs, activeUsers, series } = interval;
    const batches = this.#meters.map((meter) => meter.add({ durationMs, activeUsers, finest }));
    const run = series[0];
    this.#measuredMs += durationMs;
    this.#health.add(interval);
    this.#seconds += 1;
    if (wasStrained(interval.generator)) this.#strainedSeconds += 1;
    if (run === undefined) return;
    this.#run.add(run);
    const { requests, iterations, droppedIterations } = run;
    const failedRequests = errorCount(run.errors);
    this.#past = [
      ...this.#past.slice(1 - rememberedSeconds),
      { requests, failedRequests, iterations, droppedIterations, activeUsers, batches },
    ];
  }

  #look(): TrialResult | null {
    this.#looks = Math.floor(this.#elapsedMs / this.#search.levelMs);
    const findings = this.#meters.map((meter) => meter.finding());
    if (findings.includes('fails') || this.#dropsTooMany) return this.#result(false, 'sure');
    const holds = findings.every((finding) => finding === 'holds');
    if (holds && this.#keepsUp) return this.#result(true, 'sure');
    if (this.#looks < longestLevel) return null;
    const held = this.#meters.every((meter) => meter.result().passed);
    return this.#result(held, 'unsure');
  }

  get #dropsTooMany(): boolean {
    const { iterations, droppedIterations } = this.#run.toCounts();
    return droppedIterations > tolerableDrops * (iterations + droppedIterations);
  }

  /** A rate is not all there before iterations end as fast as they begin: long ones take a while. */
  get #keepsUp(): boolean {
    if (this.#search.unit === 'users') return true;
    const ended = this.#past.reduce((sum, { iterations }) => sum + iterations, 0);
    return ended + 1 >= keepingUp * this.#level * this.#past.length;
  }

  #result(held: boolean, certainty: CapacityLevel['certainty']): TrialResult {
    const { requests, errors, iterations, times } = this.#run.toCounts();
    const perSecond = (count: number) => (count * 1_000) / this.#measuredMs;
    return {
      level: {
        level: this.#level,
        fromMs: this.#fromMs,
        durationMs: this.#measuredMs,
        held,
        certainty,
        requestsPerSecond: perSecond(requests),
        iterationsPerSecond: perSecond(iterations),
        errorRate: requests === 0 ? 0 : errorCount(errors) / requests,
        response: percentiles(times.response),
        results: this.#meters.map((meter) => meter.result()),
      },
      distrust: this.#distrust,
    };
  }

  /** A level is short: what the whole of a load may be forgiven is much of it. */
  get #distrust(): string | null {
    const [found] = this.#health.findings().distrust;
    if (found !== undefined) return found;
    if (this.#strainedSeconds <= this.#seconds * tolerableStrain) return null;
    return (
      `It was late or out of CPU in ${this.#strainedSeconds} of the ${this.#seconds} seconds measured: ` +
      'use a machine with more cores, or one that does nothing else.'
    );
  }
}
