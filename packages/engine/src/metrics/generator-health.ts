import type { GeneratorHealth, Interval } from '../model/metrics.ts';

/** A second in which an event loop or a start was later than this measured the generator, not the target. */
const tolerableDelayMs = 100;
/** Such seconds happen (a garbage collection, a busy machine); more than this share of them spoils the figures. */
const tolerableShare = 0.25;
/** Nor do the first two spoil a short load: threads warm up in them, and a share of two seconds says nothing. */
const tolerableSeconds = 2;

/** Follows how well the generator kept up, over the whole load. */
export class HealthRecord {
  #intervals = 0;
  #lateIntervals = 0;
  #weightedCpu = 0;
  #durationMs = 0;
  #eventLoopDelayP99Ms = 0;
  #lateStartsP99Ms = 0;
  #sockets = 0;
  #memoryBytes = 0;
  #exhausted = 0;
  #baselineMs = 0;

  add(interval: Interval): void {
    const { eventLoopDelayP99Ms, lateStartsP99Ms, cpu, sockets, memoryBytes } = interval.generator;
    const { exhausted, baselineMs } = interval.generator;
    this.#exhausted += exhausted;
    this.#baselineMs = Math.max(this.#baselineMs, baselineMs);
    this.#intervals += 1;
    if (Math.max(eventLoopDelayP99Ms, lateStartsP99Ms) > tolerableDelayMs) this.#lateIntervals += 1;
    this.#sockets = Math.max(this.#sockets, sockets);
    this.#memoryBytes = Math.max(this.#memoryBytes, memoryBytes);
    this.#weightedCpu += cpu * interval.durationMs;
    this.#durationMs += interval.durationMs;
    this.#eventLoopDelayP99Ms = Math.max(this.#eventLoopDelayP99Ms, eventLoopDelayP99Ms);
    this.#lateStartsP99Ms = Math.max(this.#lateStartsP99Ms, lateStartsP99Ms);
  }

  /** The worst second's delays, the most sockets and memory, the mean CPU. */
  health(): GeneratorHealth {
    return {
      eventLoopDelayP99Ms: this.#eventLoopDelayP99Ms,
      cpu: this.#durationMs === 0 ? 0 : this.#weightedCpu / this.#durationMs,
      lateStartsP99Ms: this.#lateStartsP99Ms,
      sockets: this.#sockets,
      memoryBytes: this.#memoryBytes,
      exhausted: this.#exhausted,
      baselineMs: this.#baselineMs,
      workers: [],
    };
  }

  /** Why the figures can't be trusted; null when they can. */
  distrust(): string | null {
    const tolerable = Math.max(tolerableSeconds, this.#intervals * tolerableShare);
    if (this.#lateIntervals <= tolerable) return null;
    const share = Math.round((this.#lateIntervals / this.#intervals) * 100);
    return (
      `The generator could not keep up: in ${share} % of the seconds it was more than ` +
      `${tolerableDelayMs} ms late (${Math.round(this.#eventLoopDelayP99Ms)} ms at worst), so the times measured are partly its own. ` +
      'Use fewer users, longer think times, or a machine with more cores.'
    );
  }
}
