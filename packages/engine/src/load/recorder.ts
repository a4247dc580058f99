import { isAssetsStep } from '../metrics/asset-series.ts';
import { ExampleKeeper, intervalExampleLimits } from '../metrics/examples.ts';
import { Histogram } from '../metrics/histogram.ts';
import { SeriesSet } from '../metrics/merge.ts';
import type { IterationOutcome, Sample, Series } from '../metrics/series.ts';
import type { ApdexCounts, ErrorExample, HistogramData, SeriesCounts } from '../model/metrics.ts';
import type { CompiledStep } from './compile-flow.ts';
import { type ExampleCause, errorExample } from './error-example.ts';
import type { HttpFailure, HttpOutcome } from './http/http-client.ts';
import { maskSecrets, type SecretMask } from './mask-secrets.ts';
import type { ExchangeReport, UserObserver } from './user-observer.ts';

export interface RecorderOptions {
  readonly apdexMs: number;
  /** Never kept in an example. */
  readonly secrets: readonly string[];
}

/** What one worker counted in one second. */
export interface RecordedCounts {
  readonly series: readonly SeriesCounts[];
  readonly examples: readonly ErrorExample[];
  /** Microseconds. */
  readonly lateStarts: HistogramData;
  /** Requests that found no free port or file on this machine. */
  readonly exhausted: number;
}

/** Counts what the users of one worker do; each scenario's by an observer of its own. */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #mask: SecretMask;
  readonly #series = new SeriesSet();
  readonly #examples = new ExampleKeeper(intervalExampleLimits);
  readonly #lateStarts = new Histogram();
  readonly #scenarios = new Map<string, ScenarioRecorder>();
  #exhausted = 0;

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#mask = maskSecrets(options.secrets);
  }

  scenario(name: string): ScenarioRecorder {
    const existing = this.#scenarios.get(name);
    if (existing !== undefined) return existing;
    const created = new ScenarioRecorder(name, this, this.#series, this.#options.apdexMs);
    this.#scenarios.set(name, created);
    return created;
  }

  /** Milliseconds by which something began after its set time. */
  startedLate(byMs: number): void {
    this.#lateStarts.record(byMs * 1000);
  }

  /** A request found no free port or file on this machine. */
  ranOut(): void {
    this.#exhausted += 1;
  }

  keepExample(report: ExchangeReport, cause: ExampleCause): void {
    const { flow, step } = report;
    if (!this.#examples.wants({ ...cause, flowId: flow.id, stepId: step.id })) return;
    this.#examples.add(errorExample(report, cause, this.#mask));
  }

  /** What was counted since the last time; starts afresh. */
  take(): RecordedCounts {
    const taken = {
      series: this.#series.take([]),
      examples: this.#examples.toArray(),
      lateStarts: this.#lateStarts.toData(),
      exhausted: this.#exhausted,
    };
    this.#examples.clear();
    this.#lateStarts.clear();
    this.#exhausted = 0;
    return taken;
  }
}

interface StepCounts {
  readonly series: Series;
  /** Nobody waits for a single one of a page's sub-resources: they don't count for Apdex. */
  readonly isPages: boolean;
}

/** Hears what the users of one scenario do. */
export class ScenarioRecorder implements UserObserver {
  readonly #scenario: string;
  readonly #recorder: Recorder;
  readonly #series: SeriesSet;
  readonly #apdexMs: number;
  /** By the step itself, so that no key has to be put together for each request. */
  readonly #steps = new Map<CompiledStep, StepCounts>();
  readonly #flows = new Map<string, Series>();
  /** Filled anew for each request, so that nothing is allocated for it. */
  readonly #sample: Writable<Sample> = { ...noSample };

  constructor(scenario: string, recorder: Recorder, series: SeriesSet, apdexMs: number) {
    this.#scenario = scenario;
    this.#recorder = recorder;
    this.#series = series;
    this.#apdexMs = apdexMs;
  }

  exchanged(report: ExchangeReport): void {
    const { outcome, intendedAt, failure } = report;
    const { sentAt, firstByteAt, endedAt } = outcome;
    const { series, isPages } = this.#stepCounts(report);
    const errorClass = failure?.errorClass ?? null;
    const timed = isTimed(outcome);
    const responseMs = timed ? endedAt - intendedAt : -1;
    const sample = this.#sample;
    sample.status = outcome.status;
    sample.errorClass = errorClass;
    sample.sent = outcome.timesSent > 0;
    sample.bytesIn = outcome.bytesIn;
    sample.bytesOut = outcome.bytesOut;
    sample.serviceMs = timed && sentAt >= 0 ? endedAt - sentAt : -1;
    sample.responseMs = responseMs;
    sample.blockedMs = timed ? outcome.blockedMs : -1;
    sample.connectMs = outcome.connectMs;
    sample.tlsMs = outcome.tlsMs;
    sample.sendingMs = outcome.sendingMs;
    sample.waitingMs =
      firstByteAt >= 0 ? firstByteAt - sentAt - Math.max(0, outcome.sendingMs) : -1;
    sample.receivingMs = firstByteAt >= 0 && timed ? endedAt - firstByteAt : -1;
    sample.apdex = isPages ? this.#apdexOf(failure, responseMs) : null;
    series.record(sample);
    if (outcome.failure === null) series.recordCheck(null, failure === null);
    this.#check(report, series);
    if (failure?.exhausted === true) this.#recorder.ranOut();
    if (errorClass !== null) {
      this.#recorder.keepExample(report, {
        errorClass,
        check: null,
        message: failure?.message ?? '',
      });
    }
  }

  /** A step began so many milliseconds after its think time was over. */
  startedLate(byMs: number): void {
    this.#recorder.startedLate(byMs);
  }

  /** Of iterations that had a set time to start at: arrival rates and pacing. */
  iterationStarted(flowId: string, latenessMs: number): void {
    this.#flowSeries(flowId).recordTime('lateness', latenessMs);
    this.#recorder.startedLate(latenessMs);
  }

  /** `durationMs` with think times and all; -1 when there is none. */
  iterated(flowId: string, outcome: IterationOutcome, durationMs: number): void {
    const series = this.#flowSeries(flowId);
    series.recordIteration(outcome);
    if (outcome !== 'interrupted') series.recordTime('iteration', durationMs);
  }

  ranOutOfTime(flowId: string, iterations: number): void {
    this.#flowSeries(flowId).recordOutOfTime(iterations);
  }

  /** What a person wants looked at in an answer; one that does not hold is no error. */
  #check(report: ExchangeReport, series: Series): void {
    const { checks } = report.exchange;
    if (checks === null || report.outcome.failure !== null) return;
    for (const { name, failure } of checks.checks) {
      const complaint = failure(report);
      series.recordCheck(name, complaint === null);
      if (complaint === null) continue;
      const message = `the check “${name}” does not hold: ${complaint}`;
      this.#recorder.keepExample(report, { errorClass: 'check', check: name, message });
    }
  }

  #apdexOf(failure: HttpFailure | null, responseMs: number): keyof ApdexCounts | null {
    if (failure !== null) return failure.errorClass === null ? null : 'frustrated';
    if (responseMs <= this.#apdexMs) return 'satisfied';
    return responseMs <= 4 * this.#apdexMs ? 'tolerating' : 'frustrated';
  }

  #stepCounts({ flow, step }: ExchangeReport): StepCounts {
    const existing = this.#steps.get(step);
    if (existing !== undefined) return existing;
    const key = { scenario: this.#scenario, flowId: flow.id, stepId: step.id };
    const created = { series: this.#series.of(key), isPages: !isAssetsStep(step.id) };
    this.#steps.set(step, created);
    return created;
  }

  #flowSeries(flowId: string): Series {
    const existing = this.#flows.get(flowId);
    if (existing !== undefined) return existing;
    const created = this.#series.of({ scenario: this.#scenario, flowId, stepId: null });
    this.#flows.set(flowId, created);
    return created;
  }
}

type Writable<Values> = { -readonly [Name in keyof Values]: Values[Name] };

const noSample: Sample = {
  status: 0,
  errorClass: null,
  sent: false,
  bytesIn: 0,
  bytesOut: 0,
  serviceMs: -1,
  responseMs: -1,
  blockedMs: -1,
  connectMs: -1,
  tlsMs: -1,
  sendingMs: -1,
  waitingMs: -1,
  receivingMs: -1,
  apdex: null,
};

/**
 * A time-out is an answer that took at least so long and counts as such: leaving it out would make
 * an overloaded target look fast. A refused connection took no time that says anything.
 */
function isTimed({ failure }: HttpOutcome): boolean {
  return failure === null || failure.errorClass === 'timeout';
}
