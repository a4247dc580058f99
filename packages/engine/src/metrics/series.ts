import type { ErrorClass, HistogramData, SeriesCounts, SeriesKey } from '../model/metrics.ts';
import { emptyHistogram, Histogram } from './histogram.ts';

/**
 * One request as it is recorded. Times are milliseconds; -1 stands for one that was not reached
 * (no answer, no new connection), so that nothing has to be allocated to say so.
 */
export interface Sample {
  readonly status: number;
  readonly errorClass: ErrorClass | null;
  /** False when no connection could be made. */
  readonly sent: boolean;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly serviceMs: number;
  readonly responseMs: number;
  readonly firstByteMs: number;
  readonly connectMs: number;
  readonly tlsMs: number;
}

export type IterationOutcome = 'done' | 'failed' | 'interrupted' | 'dropped';

const histogramNames = [
  'serviceTime',
  'responseTime',
  'timeToFirstByte',
  'connectTime',
  'tlsTime',
] as const;

type HistogramName = (typeof histogramNames)[number];

/**
 * Counts of one series. Workers record samples into it, the pool and the summary add other counts
 * to it; its size depends on neither how long nor how fast the load is.
 */
export class Series {
  readonly key: SeriesKey;
  #requests = 0;
  #unsent = 0;
  #bytesIn = 0;
  #bytesOut = 0;
  #iterations = 0;
  #failedIterations = 0;
  #interruptedIterations = 0;
  #droppedIterations = 0;
  #checksPassed = 0;
  #checksFailed = 0;
  readonly #errors = new Map<ErrorClass, number>();
  readonly #statuses = new Map<string, number>();
  /** The status seen last is nearly always the next one too: counted here, outside the map. */
  #status = 0;
  #statusCount = 0;
  /** Made when the first value comes: most steps never see a connect or a TLS handshake. */
  readonly #histograms: { [name in HistogramName]: Histogram | null } = {
    serviceTime: null,
    responseTime: null,
    timeToFirstByte: null,
    connectTime: null,
    tlsTime: null,
  };

  constructor(key: SeriesKey) {
    this.key = key;
  }

  get isEmpty(): boolean {
    return (
      this.#requests === 0 &&
      this.#iterations === 0 &&
      this.#interruptedIterations === 0 &&
      this.#droppedIterations === 0
    );
  }

  record(sample: Sample): void {
    this.#requests += 1;
    if (!sample.sent) this.#unsent += 1;
    this.#bytesIn += sample.bytesIn;
    this.#bytesOut += sample.bytesOut;
    if (sample.errorClass !== null) increase(this.#errors, sample.errorClass, 1);
    if (sample.status > 0) this.#recordStatus(sample.status);
    this.#recordTime('serviceTime', sample.serviceMs);
    this.#recordTime('responseTime', sample.responseMs);
    this.#recordTime('timeToFirstByte', sample.firstByteMs);
    this.#recordTime('connectTime', sample.connectMs);
    this.#recordTime('tlsTime', sample.tlsMs);
  }

  recordCheck(passed: boolean): void {
    if (passed) this.#checksPassed += 1;
    else this.#checksFailed += 1;
  }

  recordIteration(outcome: IterationOutcome): void {
    if (outcome === 'interrupted') this.#interruptedIterations += 1;
    else if (outcome === 'dropped') this.#droppedIterations += 1;
    else this.#iterations += 1;
    if (outcome === 'failed') this.#failedIterations += 1;
  }

  add(counts: SeriesCounts): void {
    this.#requests += counts.requests;
    this.#unsent += counts.unsent;
    this.#bytesIn += counts.bytesIn;
    this.#bytesOut += counts.bytesOut;
    this.#iterations += counts.iterations;
    this.#failedIterations += counts.failedIterations;
    this.#interruptedIterations += counts.interruptedIterations;
    this.#droppedIterations += counts.droppedIterations;
    this.#checksPassed += counts.checksPassed;
    this.#checksFailed += counts.checksFailed;
    for (const [errorClass, count] of errorEntries(counts.errors)) {
      increase(this.#errors, errorClass, count);
    }
    for (const [status, count] of Object.entries(counts.statuses)) {
      increase(this.#statuses, status, count);
    }
    for (const name of histogramNames) {
      if (counts[name].count > 0) this.#histogram(name).add(counts[name]);
    }
  }

  toCounts(): SeriesCounts {
    this.#settleStatus();
    const histogram = (name: HistogramName): HistogramData =>
      this.#histograms[name]?.toData() ?? emptyHistogram;
    return {
      key: this.key,
      requests: this.#requests,
      unsent: this.#unsent,
      errors: Object.fromEntries(this.#errors),
      statuses: Object.fromEntries(this.#statuses),
      bytesIn: this.#bytesIn,
      bytesOut: this.#bytesOut,
      iterations: this.#iterations,
      failedIterations: this.#failedIterations,
      interruptedIterations: this.#interruptedIterations,
      droppedIterations: this.#droppedIterations,
      checksPassed: this.#checksPassed,
      checksFailed: this.#checksFailed,
      serviceTime: histogram('serviceTime'),
      responseTime: histogram('responseTime'),
      timeToFirstByte: histogram('timeToFirstByte'),
      connectTime: histogram('connectTime'),
      tlsTime: histogram('tlsTime'),
    };
  }

  clear(): void {
    this.#requests = 0;
    this.#unsent = 0;
    this.#bytesIn = 0;
    this.#bytesOut = 0;
    this.#iterations = 0;
    this.#failedIterations = 0;
    this.#interruptedIterations = 0;
    this.#droppedIterations = 0;
    this.#checksPassed = 0;
    this.#checksFailed = 0;
    this.#statusCount = 0;
    this.#errors.clear();
    this.#statuses.clear();
    for (const name of histogramNames) this.#histograms[name]?.clear();
  }

  #recordTime(name: HistogramName, ms: number): void {
    if (ms >= 0) this.#histogram(name).record(ms * 1000);
  }

  #histogram(name: HistogramName): Histogram {
    const existing = this.#histograms[name];
    if (existing !== null) return existing;
    const created = new Histogram();
    this.#histograms[name] = created;
    return created;
  }

  #recordStatus(status: number): void {
    if (status !== this.#status) {
      this.#settleStatus();
      this.#status = status;
    }
    this.#statusCount += 1;
  }

  #settleStatus(): void {
    if (this.#statusCount > 0) increase(this.#statuses, String(this.#status), this.#statusCount);
    this.#statusCount = 0;
  }
}

/** Error classes with their counts, typed as such. */
export function errorEntries(errors: SeriesCounts['errors']): [ErrorClass, number][] {
  return Object.entries(errors) as [ErrorClass, number][];
}

export function errorCount(errors: SeriesCounts['errors']): number {
  return errorEntries(errors).reduce((sum, [, count]) => sum + count, 0);
}

/** A key as one string, for maps. */
export function seriesId(key: SeriesKey): string {
  return JSON.stringify([key.flowId, key.stepId]);
}

function increase<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
