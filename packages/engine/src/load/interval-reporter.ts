import type { Interval } from '../model/metrics.ts';
import { IntervalAssembler } from './interval-assembler.ts';
import type { LoadProgress, LoadTally } from './load-progress.ts';
import type { WorkerMessage } from './protocol.ts';

export interface LoadConsumer {
  /** One a second, `seq` without gaps; the last one is shorter. */
  onInterval(interval: Interval): void;
  onProgress(progress: LoadProgress): void;
}

/** A worker that has told nothing for so many seconds is not waited for. */
const patienceSeconds = 3;

/** Hands what workers tell on to the consumer, second by second. */
export class IntervalReporter {
  readonly #consumer: LoadConsumer;
  readonly #tally: LoadTally;
  readonly #assembler: IntervalAssembler;
  readonly #startedAt: number;

  /** `startedAt` in epoch milliseconds. */
  constructor(consumer: LoadConsumer, tally: LoadTally, workers: number, startedAt: number) {
    this.#consumer = consumer;
    this.#tally = tally;
    this.#startedAt = startedAt;
    this.#assembler = new IntervalAssembler(workers, startedAt);
  }

  get elapsedMs(): number {
    return performance.timeOrigin + performance.now() - this.#startedAt;
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

  #hand(intervals: readonly Interval[]): void {
    for (const interval of intervals) {
      this.#consumer.onInterval(interval);
      this.#consumer.onProgress(this.#tally.add(interval));
    }
  }
}
