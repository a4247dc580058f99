import { calmWeather, type KnobSettings, type Knobs, parseKnobs } from './knobs.ts';
import { completionMs } from './stall.ts';

/** Holds the knobs and decides for each request how long it takes and whether it fails. */
export class Weather {
  readonly #random: () => number;
  #settings: KnobSettings = calmWeather;
  #knobs: Knobs = parseKnobs(calmWeather);
  #setAtMs = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  get settings(): KnobSettings {
    return this.#settings;
  }

  /** Throws a KnobError and changes nothing when a setting makes no sense. */
  change(change: Partial<KnobSettings>, nowMs: number): void {
    const settings = { ...this.#settings, ...change };
    this.#knobs = parseKnobs(settings);
    this.#settings = settings;
    this.#setAtMs = nowMs;
  }

  /** Milliseconds to wait before a request that arrives now is served. */
  waitMs(nowMs: number): number {
    const { minMs, maxMs } = this.#knobs.latency;
    const workMs = minMs === maxMs ? minMs : minMs + this.#random() * (maxMs - minMs);
    const sinceSetMs = nowMs - this.#setAtMs;
    return completionMs(sinceSetMs, workMs, this.#knobs) - sinceSetMs;
  }

  strikes(): boolean {
    return this.#knobs.errorRate > 0 && this.#random() < this.#knobs.errorRate;
  }
}
