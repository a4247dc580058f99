import { ExampleKeeper, intervalExampleLimits } from '../metrics/examples.ts';
import { type MergedSeries, SeriesMerger } from '../metrics/merge.ts';
import type { ErrorExample, Interval } from '../model/metrics.ts';
import { GeneratorFigures } from './generator-figures.ts';
import type { WorkerDelta } from './protocol.ts';

const intervalMs = 1_000;

/** One second as the workers measured it; what is known of it elsewhere is still to be added. */
export interface AssembledInterval
  extends Pick<
    Interval,
    'seq' | 'startedAt' | 'durationMs' | 'activeUsers' | 'examples' | 'generator'
  > {
  readonly series: MergedSeries;
}

/**
 * Makes one interval a second out of the workers' deltas: a second is whole when every worker that
 * still runs has told of it. A worker's delta stands for the seconds it skipped as well, so that
 * `seq` has no gaps.
 */
export class IntervalAssembler {
  readonly #startedAt: number;
  /** The last second that each running worker has told of. */
  readonly #told: Map<number, number>;
  #waiting: { readonly worker: number; readonly delta: WorkerDelta }[] = [];
  readonly #generator: GeneratorFigures;
  readonly #merger: SeriesMerger;
  #seq = 0;

  /** `startedAt` in epoch milliseconds; `scenarios` are the names of all. */
  constructor(workerCount: number, startedAt: number, scenarios: readonly string[]) {
    this.#startedAt = startedAt;
    this.#told = new Map(Array.from({ length: workerCount }, (_, worker) => [worker, -1]));
    this.#merger = new SeriesMerger(scenarios);
    this.#generator = new GeneratorFigures(workerCount);
  }

  /** Returns the intervals that are whole now, in order. */
  add(worker: number, delta: WorkerDelta): AssembledInterval[] {
    this.#waiting.push({ worker, delta });
    this.#told.set(worker, delta.seq);
    return this.#takeUpTo(Math.min(...this.#told.values()));
  }

  /** The worker's last delta: the others need not wait for it any more. */
  end(worker: number, delta: WorkerDelta): AssembledInterval[] {
    this.#waiting.push({ worker, delta });
    this.#told.delete(worker);
    if (this.#told.size === 0) return [];
    return this.#takeUpTo(Math.min(...this.#told.values()));
  }

  /** Every whole second up to the given one, without the workers that are late. */
  flush(seq: number): AssembledInterval[] {
    return this.#takeUpTo(seq);
  }

  /** What is left when the load has ended after so many milliseconds. */
  finish(elapsedMs: number): AssembledInterval[] {
    const last = Math.floor(elapsedMs / intervalMs);
    const whole = this.#takeUpTo(last - 1);
    if (last < this.#seq) return whole;
    return [...whole, this.#take(last, Math.max(1, elapsedMs - last * intervalMs))];
  }

  #takeUpTo(seq: number): AssembledInterval[] {
    const intervals: AssembledInterval[] = [];
    while (this.#seq <= seq) intervals.push(this.#take(this.#seq, intervalMs));
    return intervals;
  }

  #take(seq: number, durationMs: number): AssembledInterval {
    const due = this.#waiting.filter(({ delta }) => delta.seq <= seq);
    this.#waiting = this.#waiting.filter(({ delta }) => delta.seq > seq);
    this.#seq = seq + 1;
    const deltas = due.map(({ delta }) => delta);
    const generator = this.#generator.take(due, this.#told.keys(), intervalMs);
    return {
      seq,
      startedAt: this.#startedAt + seq * intervalMs,
      durationMs,
      activeUsers: this.#generator.activeUsers,
      series: this.#mergeSeries(deltas),
      examples: mergeExamples(deltas),
      generator,
    };
  }

  #mergeSeries(deltas: readonly WorkerDelta[]): MergedSeries {
    for (const { series } of deltas) for (const counts of series) this.#merger.add(counts);
    return this.#merger.take();
  }
}

function mergeExamples(deltas: readonly WorkerDelta[]): ErrorExample[] {
  const keeper = new ExampleKeeper(intervalExampleLimits);
  for (const { examples } of deltas) for (const example of examples) keeper.add(example);
  return keeper.toArray();
}
