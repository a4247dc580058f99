import { ExampleKeeper, intervalExampleLimits } from '../metrics/examples.ts';
import { Histogram, quantile } from '../metrics/histogram.ts';
import { SeriesMerger } from '../metrics/merge.ts';
import type { ErrorExample, GeneratorHealth, Interval, SeriesCounts } from '../model/metrics.ts';
import type { WorkerDelta } from './protocol.ts';

const intervalMs = 1_000;

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
  /** As each worker told last: one that is too busy to tell still has its users. */
  readonly #activeUsers = new Map<number, number>();
  readonly #merger = new SeriesMerger();
  #seq = 0;

  /** `startedAt` in epoch milliseconds. */
  constructor(workerCount: number, startedAt: number) {
    this.#startedAt = startedAt;
    this.#told = new Map(Array.from({ length: workerCount }, (_, worker) => [worker, -1]));
  }

  /** Returns the intervals that are whole now, in order. */
  add(worker: number, delta: WorkerDelta): Interval[] {
    this.#waiting.push({ worker, delta });
    this.#told.set(worker, delta.seq);
    return this.#takeUpTo(Math.min(...this.#told.values()));
  }

  /** The worker's last delta: the others need not wait for it any more. */
  end(worker: number, delta: WorkerDelta): Interval[] {
    this.#waiting.push({ worker, delta });
    this.#told.delete(worker);
    if (this.#told.size === 0) return [];
    return this.#takeUpTo(Math.min(...this.#told.values()));
  }

  /** Every whole second up to the given one, without the workers that are late. */
  flush(seq: number): Interval[] {
    return this.#takeUpTo(seq);
  }

  /** What is left when the load has ended after so many milliseconds. */
  finish(elapsedMs: number): Interval[] {
    const last = Math.floor(elapsedMs / intervalMs);
    const whole = this.#takeUpTo(last - 1);
    if (last < this.#seq) return whole;
    return [...whole, this.#take(last, Math.max(1, elapsedMs - last * intervalMs))];
  }

  #takeUpTo(seq: number): Interval[] {
    const intervals: Interval[] = [];
    while (this.#seq <= seq) intervals.push(this.#take(this.#seq, intervalMs));
    return intervals;
  }

  #take(seq: number, durationMs: number): Interval {
    const due = this.#waiting.filter(({ delta }) => delta.seq <= seq);
    this.#waiting = this.#waiting.filter(({ delta }) => delta.seq > seq);
    this.#seq = seq + 1;
    const deltas = due.map(({ delta }) => delta);
    const heard = new Set(due.map(({ worker }) => worker));
    for (const { worker, delta } of due) this.#activeUsers.set(worker, delta.activeUsers);
    const silent = [...this.#told.keys()].some((worker) => !heard.has(worker));
    return {
      seq,
      startedAt: this.#startedAt + seq * intervalMs,
      durationMs,
      activeUsers: sum([...this.#activeUsers.values()]),
      series: this.#mergeSeries(deltas),
      examples: mergeExamples(deltas),
      generator: mergeHealth(deltas, silent ? intervalMs : 0),
      thresholds: [],
      control: 'running',
    };
  }

  #mergeSeries(deltas: readonly WorkerDelta[]): readonly SeriesCounts[] {
    for (const { series } of deltas) for (const counts of series) this.#merger.add(counts);
    return this.#merger.take();
  }
}

function mergeExamples(deltas: readonly WorkerDelta[]): ErrorExample[] {
  const keeper = new ExampleKeeper(intervalExampleLimits);
  for (const { examples } of deltas) for (const example of examples) keeper.add(example);
  return keeper.toArray();
}

/** `atLeastMs`: a worker that said nothing for a whole second was that late. */
function mergeHealth(deltas: readonly WorkerDelta[], atLeastMs: number): GeneratorHealth {
  const lateStarts = new Histogram();
  for (const delta of deltas) lateStarts.add(delta.lateStarts);
  return {
    eventLoopDelayP99Ms: Math.max(atLeastMs, ...deltas.map((delta) => delta.eventLoopDelayP99Ms)),
    cpu: sum(deltas.map((delta) => delta.cpu)),
    lateStartsP99Ms: quantile(lateStarts.toData(), 0.99) / 1000,
    sockets: 0,
    memoryBytes: process.memoryUsage.rss(),
    workers: [],
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
