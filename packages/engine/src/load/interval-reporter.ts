import type { LoadControlState } from '../model/control.ts';
import type { Interval, SeriesCounts } from '../model/metrics.ts';
import { type AssembledInterval, IntervalAssembler } from './interval-assembler.ts';
import type { LoadProgress, LoadTally } from './load-progress.ts';
import type { WorkerMessage } from './protocol.ts';
import type { ThresholdWatch } from './thresholds/threshold-watch.ts';

export interface LoadConsumer {
  /**
   * One a second, `seq` without gaps; the last one is shorter. `finest` are the same counts as workers
   * measured them, each once: by scenario, flow and step.
   */
  onInterval(interval: Interval, finest: readonly SeriesCounts[]): void;
  onProgress(progress: LoadProgress): void;
}

export interface ReporterOptions {
  readonly consumer: LoadConsumer;
  readonly tally: LoadTally;
  readonly workers: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Names of the scenarios. */
  readonly scenarios: readonly string[];
  readonly thresholds: ThresholdWatch;
  control(): LoadControlState;
  /** A threshold failed that is to end the load; told once. */
  onAbortThreshold(): void;
}

/** A worker that has told nothing for so many seconds is not waited for. */
const patienceSeconds = 3;

/** Hands what workers tell on to the consumer, second by second. */
export class IntervalReporter {
  readonly #options: ReporterOptions;
  readonly #assembler: IntervalAssembler;

  constructor(options: ReporterOptions) {
    const { workers, startedAt, scenarios } = options;
    this.#options = options;
    this.#assembler = new IntervalAssembler(workers, startedAt, scenarios);
  }

  get elapsedMs(): number {
    return performance.timeOrigin + performance.now() - this.#options.startedAt;
  }

  hear(worker: number, message: WorkerMessage): void {
    if (message.kind === 'delta') this.#hand(this.#assembler.add(worker, message.delta));
    if (message.kind === 'ended') this.#hand(this.#assembler.end(worker, message.delta));
  }

  /** Goes on without the workers that are late. */
  flushLate(): void {
    const seq = Math.floor(this.elapsedMs / 1_000) - 1 - patienceSeconds;
    this.#hand(this.#assembler.flush(seq));
  }

  /** Hands out what is left, the last and shorter interval included. */
  finish(durationMs: number): void {
    this.#hand(this.#assembler.finish(durationMs));
  }

  #hand(assembled: readonly AssembledInterval[]): void {
    for (const each of assembled) this.#handOne(each);
  }

  #handOne({ series: { finest, shown }, ...second }: AssembledInterval): void {
    const { consumer, tally, thresholds, ...options } = this.#options;
    const control = options.control();
    const wasAborting = thresholds.aborting.length > 0;
    const results = thresholds.add({ finest, control, ...second });
    const interval: Interval = { ...second, series: shown, thresholds: results, control };
    consumer.onInterval(interval, finest);
    consumer.onProgress(tally.add(interval));
    if (!wasAborting && thresholds.aborting.length > 0) options.onAbortThreshold();
  }
}
