import { ExampleKeeper, intervalExampleLimits } from '../metrics/examples.ts';
import { Histogram } from '../metrics/histogram.ts';
import { type IterationOutcome, Series } from '../metrics/series.ts';
import type { ErrorClass, ErrorExample, SeriesCounts } from '../model/metrics.ts';
import { bodyText } from './answer.ts';
import type { CompiledFlow, CompiledStep } from './compile-flow.ts';
import type { HttpOutcome } from './http/http-client.ts';
import type { ExchangeReport, UserObserver } from './virtual-user.ts';

/** How much of a failed answer is kept as an example. */
const exampleBodyLength = 2_000;

/** Counts what the users of one worker do. */
export class Recorder implements UserObserver {
  readonly #steps = new Map<CompiledStep, Series>();
  readonly #flows = new Map<string, Series>();
  readonly #examples = new ExampleKeeper(intervalExampleLimits);
  readonly #lateStarts = new Histogram();

  constructor(flows: readonly CompiledFlow[]) {
    for (const { id, steps } of flows) {
      this.#flows.set(id, new Series({ scenario: null, flowId: id, stepId: null }));
      for (const step of steps)
        this.#steps.set(step, new Series({ scenario: null, flowId: id, stepId: step.id }));
    }
  }

  exchanged(report: ExchangeReport): void {
    const { step, outcome, intendedAt, failure } = report;
    const series = this.#steps.get(step);
    const errorClass = failure?.errorClass ?? null;
    const timed = isTimed(outcome);
    const { sentAt, firstByteAt, endedAt } = outcome;
    series?.record({
      status: outcome.status,
      errorClass,
      sent: outcome.timesSent > 0,
      bytesIn: outcome.bytesIn,
      bytesOut: outcome.bytesOut,
      serviceMs: timed && sentAt >= 0 ? endedAt - sentAt : -1,
      responseMs: timed ? endedAt - intendedAt : -1,
      blockedMs: -1,
      sendingMs: -1,
      waitingMs: firstByteAt >= 0 ? firstByteAt - sentAt : -1,
      receivingMs: firstByteAt >= 0 && timed ? endedAt - firstByteAt : -1,
      connectMs: outcome.connectMs,
      tlsMs: outcome.tlsMs,
    });
    if (outcome.failure === null) series?.recordCheck(failure === null);
    if (errorClass !== null) this.#keepExample(report, errorClass, failure?.message ?? '');
  }

  startedLate(byMs: number): void {
    this.#lateStarts.record(byMs * 1000);
  }

  iterated(flowId: string, outcome: IterationOutcome): void {
    this.#flows.get(flowId)?.recordIteration(outcome);
  }

  /** What was counted since the last time; starts afresh. */
  take(): {
    readonly series: readonly SeriesCounts[];
    readonly examples: readonly ErrorExample[];
    readonly lateStarts: ReturnType<Histogram['toData']>;
  } {
    const all = [...this.#flows.values(), ...this.#steps.values()].filter((each) => !each.isEmpty);
    const taken = {
      series: all.map((each) => each.toCounts()),
      examples: this.#examples.toArray(),
      lateStarts: this.#lateStarts.toData(),
    };
    for (const each of all) each.clear();
    this.#examples.clear();
    this.#lateStarts.clear();
    return taken;
  }

  #keepExample(report: ExchangeReport, errorClass: ErrorClass, message: string): void {
    const { flow, step, outcome, request, url } = report;
    if (!this.#examples.wants(errorClass, flow.id, step.id)) return;
    this.#examples.add({
      errorClass,
      flowId: flow.id,
      stepId: step.id,
      at: Date.now(),
      method: request.method,
      url,
      status: outcome.status === 0 ? null : outcome.status,
      message,
      request: `${request.method} ${request.path} HTTP/1.1`,
      head: null,
      body: exampleBody(outcome),
    });
  }
}

/**
 * A time-out is an answer that took at least so long and counts as such: leaving it out would make
 * an overloaded target look fast. A refused connection took no time that says anything.
 */
function isTimed({ failure }: HttpOutcome): boolean {
  return failure === null || failure.errorClass === 'timeout';
}

function exampleBody(outcome: HttpOutcome): string | null {
  try {
    return bodyText(outcome)?.slice(0, exampleBodyLength) ?? null;
  } catch {
    return null;
  }
}
