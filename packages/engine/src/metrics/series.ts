import {
  type ApdexCounts,
  type CheckCounts,
  type ErrorClass,
  type SeriesCounts,
  type SeriesKey,
  type TimeName,
  timeNames,
} from '../model/metrics.ts';
import { Histogram } from './histogram.ts';

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
  readonly blockedMs: number;
  readonly connectMs: number;
  readonly tlsMs: number;
  readonly sendingMs: number;
  readonly waitingMs: number;
  readonly receivingMs: number;
  /** Null for a request that we cut off ourselves: nobody had to wait for it. */
  readonly apdex: keyof ApdexCounts | null;
}

export type IterationOutcome = 'done' | 'failed' | 'interrupted' | 'dropped';

/**
 * Counts of one series. Workers record samples into it, the pool and the summary add other counts
 * to it; its size depends on neither how long nor how fast the load is.
 */
export class Series {
  readonly key: SeriesKey;
  #empty = true;
  #requests = 0;
  #unsent = 0;
  #bytesIn = 0;
  #bytesOut = 0;
  #iterations = 0;
  #failedIterations = 0;
  #interruptedIterations = 0;
  #droppedIterations = 0;
  #outOfTimeIterations = 0;
  #checksPassed = 0;
  #checksFailed = 0;
  #satisfied = 0;
  #tolerating = 0;
  #frustrated = 0;
  readonly #errors = new Map<ErrorClass, number>();
  readonly #statuses = new Map<string, number>();
  /** The status seen last is nearly always the next one too: counted here, outside the map. */
  #status = 0;
  #statusCount = 0;
  readonly #times = timesOf(() => new Histogram());
  readonly #checks = new Map<string, { passed: number; failed: number }>();

  constructor(key: SeriesKey) {
    this.key = key;
  }

  /** Nothing was counted since the beginning or the last `clear`. */
  get isEmpty(): boolean {
    return this.#empty;
  }

  record(sample: Sample): void {
    this.#empty = false;
    this.#requests += 1;
    if (!sample.sent) this.#unsent += 1;
    this.#bytesIn += sample.bytesIn;
    this.#bytesOut += sample.bytesOut;
    if (sample.errorClass !== null) increase(this.#errors, sample.errorClass, 1);
    if (sample.status > 0) this.#recordStatus(sample.status);
    // Each by its name as it stands here: looking names up takes longer than counting.
    const times = this.#times;
    recordMs(times.service, sample.serviceMs);
    recordMs(times.response, sample.responseMs);
    recordMs(times.blocked, sample.blockedMs);
    recordMs(times.connecting, sample.connectMs);
    recordMs(times.tlsHandshaking, sample.tlsMs);
    recordMs(times.sending, sample.sendingMs);
    recordMs(times.waiting, sample.waitingMs);
    recordMs(times.receiving, sample.receivingMs);
    this.#recordApdex(sample.apdex);
  }

  /** Milliseconds; a negative number stands for what was not reached and is passed over. */
  recordTime(name: TimeName, ms: number): void {
    if (!(ms >= 0)) return;
    this.#empty = false;
    recordMs(this.#times[name], ms);
  }

  /** `name` is null for what the recording expects of every answer. */
  recordCheck(name: string | null, passed: boolean): void {
    this.#empty = false;
    if (name !== null) this.#countCheck(name, passed ? 1 : 0, passed ? 0 : 1);
    if (passed) this.#checksPassed += 1;
    else this.#checksFailed += 1;
  }

  recordIteration(outcome: IterationOutcome): void {
    this.#empty = false;
    if (outcome === 'interrupted') this.#interruptedIterations += 1;
    else if (outcome === 'dropped') this.#droppedIterations += 1;
    else this.#iterations += 1;
    if (outcome === 'failed') this.#failedIterations += 1;
  }

  /** So many counted iterations had not begun when their longest time was over. */
  recordOutOfTime(iterations: number): void {
    this.#empty = false;
    this.#droppedIterations += iterations;
    this.#outOfTimeIterations += iterations;
  }

  add(counts: SeriesCounts): void {
    this.#empty = false;
    this.#requests += counts.requests;
    this.#unsent += counts.unsent;
    this.#bytesIn += counts.bytesIn;
    this.#bytesOut += counts.bytesOut;
    this.#iterations += counts.iterations;
    this.#failedIterations += counts.failedIterations;
    this.#interruptedIterations += counts.interruptedIterations;
    this.#droppedIterations += counts.droppedIterations;
    this.#outOfTimeIterations += counts.outOfTimeIterations;
    this.#checksPassed += counts.checksPassed;
    this.#checksFailed += counts.checksFailed;
    this.#satisfied += counts.apdex.satisfied;
    this.#tolerating += counts.apdex.tolerating;
    this.#frustrated += counts.apdex.frustrated;
    for (const [errorClass, count] of errorEntries(counts.errors)) {
      increase(this.#errors, errorClass, count);
    }
    for (const [status, count] of Object.entries(counts.statuses)) {
      increase(this.#statuses, status, count);
    }
    for (const [name, { passed, failed }] of Object.entries(counts.checks)) {
      this.#countCheck(name, passed, failed);
    }
    for (const name of timeNames) {
      this.#times[name].add(counts.times[name]);
    }
  }

  toCounts(): SeriesCounts {
    this.#settleStatus();
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
      outOfTimeIterations: this.#outOfTimeIterations,
      checksPassed: this.#checksPassed,
      checksFailed: this.#checksFailed,
      checks: Object.fromEntries(
        [...this.#checks].map(([name, counts]): [string, CheckCounts] => [name, { ...counts }]),
      ),
      apdex: {
        satisfied: this.#satisfied,
        tolerating: this.#tolerating,
        frustrated: this.#frustrated,
      },
      times: timesOf((name) => this.#times[name].toData()),
    };
  }

  clear(): void {
    this.#empty = true;
    this.#requests = 0;
    this.#unsent = 0;
    this.#bytesIn = 0;
    this.#bytesOut = 0;
    this.#iterations = 0;
    this.#failedIterations = 0;
    this.#interruptedIterations = 0;
    this.#droppedIterations = 0;
    this.#outOfTimeIterations = 0;
    this.#checksPassed = 0;
    this.#checksFailed = 0;
    this.#satisfied = 0;
    this.#tolerating = 0;
    this.#frustrated = 0;
    this.#statusCount = 0;
    this.#errors.clear();
    this.#statuses.clear();
    this.#checks.clear();
    for (const name of timeNames) this.#times[name].clear();
  }

  #recordApdex(apdex: Sample['apdex']): void {
    if (apdex === 'satisfied') this.#satisfied += 1;
    else if (apdex === 'tolerating') this.#tolerating += 1;
    else if (apdex === 'frustrated') this.#frustrated += 1;
  }

  #countCheck(name: string, passed: number, failed: number): void {
    const counts = this.#checks.get(name) ?? { passed: 0, failed: 0 };
    counts.passed += passed;
    counts.failed += failed;
    this.#checks.set(name, counts);
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

/** A negative number stands for what was not reached. */
function recordMs(histogram: Histogram, ms: number): void {
  if (ms >= 0) histogram.record(ms * 1000);
}

/** Error classes with their counts, typed as such. */
export function errorEntries(errors: SeriesCounts['errors']): [ErrorClass, number][] {
  return Object.entries(errors) as [ErrorClass, number][];
}

export function errorCount(errors: SeriesCounts['errors']): number {
  return errorEntries(errors).reduce((sum, [, count]) => sum + count, 0);
}

/** Something of each time there is. */
export function timesOf<Value>(of: (name: TimeName) => Value): Record<TimeName, Value> {
  return Object.fromEntries(timeNames.map((name) => [name, of(name)])) as Record<TimeName, Value>;
}

/** A key as one string, for maps. */
export function seriesId(key: SeriesKey): string {
  return JSON.stringify([key.scenario, key.flowId, key.stepId]);
}

function increase<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
