import type { AlignedData } from 'uplot';
import { downsample, type Reduction } from '../../charts/downsample.ts';
import type { PlotMark } from '../../charts/plot-marks.ts';
import { RingBuffer } from '../../charts/ring-buffer.ts';
import type { ErrorClass, IntervalPoint } from './documents.ts';

export const errorClasses = [
  'STATUS',
  'TIMEOUT',
  'CONNECTION',
  'CHECK',
  'EXTRACTION',
  'PROTOCOL',
  'ASSET',
] as const satisfies readonly ErrorClass[];

/** What is kept of each interval; the first is seconds since the load began. */
const columns = [
  'seconds',
  'requestsPerSecond',
  'iterationsPerSecond',
  'bytesInPerSecond',
  'activeUsers',
  'responseP50',
  'responseP95',
  'responseP99',
  'serviceP50',
  'serviceP95',
  'serviceP99',
  'eventLoopDelayMs',
  'lateStartsMs',
  'cpu',
  ...errorClasses,
] as const;
export type SeriesColumn = (typeof columns)[number];

const worst: ReadonlySet<SeriesColumn> = new Set<SeriesColumn>([
  'responseP50',
  'responseP95',
  'responseP99',
  'serviceP50',
  'serviceP95',
  'serviceP99',
  'eventLoopDelayMs',
  'lateStartsMs',
]);

/** Sums over the whole load, exact, whatever the ring has let go. */
export interface RunTotals {
  readonly requests: number;
  readonly errors: number;
  readonly iterations: number;
  readonly failedIterations: number;
  readonly droppedIterations: number;
  readonly bytesIn: number;
  readonly errorsByClass: Readonly<Record<ErrorClass, number>>;
}

const noErrors: Readonly<Record<ErrorClass, number>> = {
  STATUS: 0,
  TIMEOUT: 0,
  CONNECTION: 0,
  CHECK: 0,
  EXTRACTION: 0,
  PROTOCOL: 0,
  ASSET: 0,
};
const nothing: RunTotals = {
  requests: 0,
  errors: 0,
  iterations: 0,
  failedIterations: 0,
  droppedIterations: 0,
  bytesIn: 0,
  errorsByClass: noErrors,
};

/** Something that happened during the load, in epoch milliseconds. */
export interface Moment extends Omit<PlotMark, 'at'> {
  readonly at: number;
}

/** The most seconds that stay in memory: four hours. */
const capacity = 14_400;

/** The points of a run's load, outside React: charts read it in an animation frame. */
export class RunSeries {
  readonly #points = new RingBuffer(columns.length, capacity);
  readonly #listeners = new Set<() => void>();
  #firstAt: number | null = null;
  #nextSeq = 0;
  #totals = nothing;
  #moments: readonly Moment[] = [];

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Moments of the load to mark in its charts. */
  readonly marks = (): readonly PlotMark[] => {
    const firstAt = this.#firstAt;
    if (firstAt === null) return [];
    return this.#moments.map(({ at, ...mark }) => ({ ...mark, at: (at - firstAt) / 1_000 }));
  };

  readonly totals = (): RunTotals => this.#totals;

  get length(): number {
    return this.#points.length;
  }

  /** The `seq` of the interval that comes next. */
  get nextSeq(): number {
    return this.#nextSeq;
  }

  /** Takes intervals in order; one that is here already is passed over. */
  add(intervals: readonly IntervalPoint[]): void {
    let grown = false;
    for (const interval of intervals) {
      if (interval.seq < this.#nextSeq) continue;
      this.#take(interval);
      grown = true;
    }
    if (!grown) return;
    for (const listener of this.#listeners) listener();
  }

  /** Marks these moments and no others. */
  mark(moments: readonly Moment[]): void {
    if (moments.length === this.#moments.length) return;
    this.#moments = moments;
    for (const listener of this.#listeners) listener();
  }

  /** Columns as uPlot takes them, seconds first, reduced to at most `limit` points. */
  read(names: readonly SeriesColumn[], limit: number): AlignedData {
    const wanted: readonly SeriesColumn[] = ['seconds', ...names];
    const values = wanted.map((name) => this.#points.column(columns.indexOf(name)));
    const [x = new Float64Array(), ...rest] = downsample(values, wanted.map(reductionOf), limit);
    return [x, ...rest.map(withGaps)];
  }

  last(name: SeriesColumn): number {
    return this.#points.last(columns.indexOf(name));
  }

  #take(interval: IntervalPoint): void {
    const startedAt = Date.parse(interval.startedAt);
    this.#firstAt ??= startedAt;
    this.#nextSeq = interval.seq + 1;
    const seconds = (startedAt - this.#firstAt) / 1_000;
    this.#points.push(toRow(interval, seconds));
    this.#totals = addTo(this.#totals, interval);
  }
}

function reductionOf(name: SeriesColumn): Reduction {
  if (name === 'seconds') return 'first';
  return worst.has(name) ? 'max' : 'mean';
}

function toRow(interval: IntervalPoint, seconds: number): number[] {
  const { total, generator } = interval;
  const perSecond = 1_000 / Math.max(1, interval.durationMs);
  const errors = countByClass(total.errorsByClass);
  return [
    seconds,
    total.requestsPerSecond,
    total.iterations * perSecond,
    total.bytesIn * perSecond,
    interval.activeUsers,
    total.responseTime?.p50 ?? Number.NaN,
    total.responseTime?.p95 ?? Number.NaN,
    total.responseTime?.p99 ?? Number.NaN,
    total.serviceTime?.p50 ?? Number.NaN,
    total.serviceTime?.p95 ?? Number.NaN,
    total.serviceTime?.p99 ?? Number.NaN,
    generator.eventLoopDelayP99Ms,
    generator.lateStartsP99Ms,
    generator.cpu,
    ...errorClasses.map((errorClass) => errors[errorClass] * perSecond),
  ];
}

function addTo(totals: RunTotals, interval: IntervalPoint): RunTotals {
  const { total } = interval;
  return {
    requests: totals.requests + total.requests,
    errors: totals.errors + total.errors,
    iterations: totals.iterations + total.iterations,
    failedIterations: totals.failedIterations + total.failedIterations,
    droppedIterations: totals.droppedIterations + total.droppedIterations,
    bytesIn: totals.bytesIn + total.bytesIn,
    errorsByClass: countByClass(total.errorsByClass, totals.errorsByClass),
  };
}

function countByClass(
  counts: readonly { readonly errorClass: ErrorClass; readonly count: number }[],
  before: Readonly<Record<ErrorClass, number>> = noErrors,
): Readonly<Record<ErrorClass, number>> {
  if (counts.length === 0) return before;
  const sums = { ...before };
  for (const { errorClass, count } of counts) sums[errorClass] += count;
  return sums;
}

/** uPlot draws a gap where a value is null. */
function withGaps(values: Float64Array): (number | null)[] {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : value));
}
