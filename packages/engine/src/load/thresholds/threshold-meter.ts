import type { SeriesCounts, ThresholdResult } from '../../model/metrics.ts';
import type { Threshold } from '../../model/plan.ts';
import { holds, worse } from '../../plan/thresholds/hold.ts';
import { type ParsedThreshold, parseThreshold } from '../../plan/thresholds/parse-threshold.ts';
import {
  type SeriesSelection,
  selectSeries,
  type ThresholdNames,
} from '../../plan/thresholds/select-series.ts';
import { stageAt } from '../../plan/thresholds/stage-at.ts';
import { metricOf } from '../../plan/thresholds/threshold-metrics.ts';
import { Measured, type Portion, portionOf } from './measured.ts';
import { SlidingWindow } from './sliding-window.ts';

/** One second as a threshold sees it. */
export interface MeteredSecond {
  readonly finest: readonly SeriesCounts[];
  readonly durationMs: number;
  readonly activeUsers: number;
  /** Its middle, in milliseconds of the executors' clocks: they stand still while the load is paused. */
  readonly clockMs: number;
  /** Its end, in milliseconds into the load. */
  readonly endMs: number;
}

/** How one threshold stands, second by second. */
export class ThresholdMeter {
  readonly #threshold: Threshold;
  readonly #parsed: ParsedThreshold;
  readonly #selection: SeriesSelection;
  readonly #measured: Measured | SlidingWindow;
  #result: ThresholdResult;
  /** Its delay is over, and what it looks at says something final. */
  #mayAbort = false;

  /** Throws a PlanError when the threshold can't be read or selects what there isn't. */
  constructor(threshold: Threshold, names: ThresholdNames) {
    const { metric, expression } = threshold;
    this.#threshold = threshold;
    this.#parsed = parseThreshold(threshold);
    this.#selection = selectSeries(threshold, this.#parsed, names);
    this.#measured =
      this.#parsed.windowMs === null
        ? new Measured(this.#parsed)
        : new SlidingWindow(this.#parsed.windowMs, new Measured(this.#parsed));
    const passed = { passed: true, failedAtMs: null, aborted: false };
    this.#result = { metric, expression, actual: 0, ...passed };
  }

  get result(): ThresholdResult {
    return this.#result;
  }

  get wantsAbort(): boolean {
    const { passed, aborted } = this.#result;
    return this.#threshold.abortOnFail && this.#mayAbort && !passed && !aborted;
  }

  add(second: MeteredSecond): void {
    if (this.#result.aborted) return;
    const open = this.#openScenarios(second.clockMs);
    if (open.size > 0) {
      const wasFull = this.#isFullWindow;
      this.#measured.add(this.#portion(second, open));
      this.#result = wasFull ? this.#worstOf(second.endMs) : this.#standing(second.endMs);
    }
    const isDue = second.endMs >= this.#threshold.delayAbortEvalMs;
    this.#mayAbort = isDue && !this.#measured.isEmpty && !this.#isProvisional && !this.#mayGrow;
  }

  /** It ended the load: how it stood then is how it ended. */
  markAborted(): void {
    this.#result = { ...this.#result, aborted: true };
  }

  get #isFullWindow(): boolean {
    return this.#measured instanceof SlidingWindow && this.#measured.isFull;
  }

  /** A window says nothing final before it was full once. */
  get #isProvisional(): boolean {
    return this.#parsed.windowMs !== null && !this.#isFullWindow;
  }

  /** A count that was not reached yet may still be. */
  get #mayGrow(): boolean {
    const { metric, aggregation, operator } = this.#parsed;
    const isCount = metricOf(metric).kind === 'counter' && aggregation.kind === 'count';
    return isCount && (operator === '>' || operator === '>=');
  }

  /** Nothing measured is nothing failed, but for what is counted: a count of 0 is one. */
  get #passes(): boolean {
    const isCounter = metricOf(this.#parsed.metric).kind === 'counter';
    if (this.#measured.isEmpty && !isCounter) return true;
    return holds(this.#measured.value, this.#parsed);
  }

  /** The whole load counts as it stands now, and so does a window as long as it was never full. */
  #standing(endMs: number): ThresholdResult {
    const passed = this.#passes;
    const isOpen = passed || this.#isProvisional;
    const failedAtMs = isOpen ? null : (this.#result.failedAtMs ?? endMs);
    return { ...this.#result, actual: this.#measured.value, passed, failedAtMs };
  }

  /** What a window once came to stays. */
  #worstOf(endMs: number): ThresholdResult {
    const last = this.#result;
    const passes = this.#passes;
    return {
      ...last,
      actual: this.#measured.isEmpty
        ? last.actual
        : worse(last.actual, this.#measured.value, this.#parsed),
      passed: last.passed && passes,
      failedAtMs: last.failedAtMs ?? (passes ? null : endMs),
    };
  }

  /** Names of those that are in the stage that is selected. */
  #openScenarios(clockMs: number): ReadonlySet<string> {
    const { stage } = this.#parsed.selector;
    const open = this.#selection.scenarios.filter(
      (scenario) => stage === null || stageAt(scenario, clockMs) === stage,
    );
    return new Set(open.map(({ name }) => name));
  }

  #portion(second: MeteredSecond, open: ReadonlySet<string>): Portion {
    const series = second.finest.filter(
      ({ key }) => key.scenario !== null && open.has(key.scenario) && this.#selection.includes(key),
    );
    return portionOf(this.#parsed, series, second);
  }
}
