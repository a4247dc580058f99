import type { Threshold } from '../../model/plan.ts';
import { PlanError } from '../plan-error.ts';
import { parseSelector, type Selector } from './selector.ts';
import {
  type Aggregation,
  aggregationsOf,
  exampleFor,
  isMetricName,
  isOfIterations,
  type MetricName,
  metricOf,
  thresholdMetrics,
} from './threshold-metrics.ts';

/** `http_req_duration{flow:Checkout}` and `p(95)<500 over 30s`, taken apart. */
export interface ParsedThreshold {
  readonly metric: MetricName;
  readonly selector: Selector;
  readonly aggregation: Aggregation;
  readonly operator: Operator;
  readonly bound: number;
  /** Null for the whole load. */
  readonly windowMs: number | null;
}

export type Operator = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** A window's seconds are kept, each with its histogram. */
const longestWindowMs = 600_000;

const metricSyntax = /^\s*([\w.-]+)\s*(?:\{(.*)\})?\s*$/s;

const expressionSyntax =
  /^\s*(?:(avg|min|med|max|rate|count|value)|p\(\s*(\d+(?:\.\d+)?)\s*\))\s*(<=|>=|===|==|!=|<|>)\s*(-?\d+(?:\.\d+)?)\s*(?:over\s+(\d+)\s*(s|m)\s*)?$/;

/** The threshold as people write it. */
export function thresholdText({ metric, expression }: ThresholdText): string {
  return `${metric}: ${expression}`;
}

export type ThresholdText = Pick<Threshold, 'metric' | 'expression'>;

/** Throws a PlanError that quotes the threshold and shows a right one. */
export function parseThreshold(threshold: ThresholdText): ParsedThreshold {
  const { metric, selector } = parseMetric(threshold);
  const match = expressionSyntax.exec(threshold.expression);
  if (match === null) throw wrong(threshold, `can't be read: ${writeLike(metric)}`);
  const [, name, percent, operator, bound, length, unit] = match;
  const aggregation = aggregationOf(name, percent);
  const allowed = aggregationsOf[metricOf(metric).kind];
  const asked = aggregation.kind === 'p' ? aggregation.percent : 0;
  if (!allowed.includes(aggregation.kind) || asked > 100) {
    throw wrong(threshold, `asks for what ${metric} doesn't have: ${writeLike(metric)}`);
  }
  const windowMs = length === undefined ? null : Number(length) * (unit === 'm' ? 60_000 : 1_000);
  if (windowMs !== null && (windowMs === 0 || windowMs > longestWindowMs)) {
    throw wrong(threshold, 'looks at too short or too long a time: write “over 1s” to “over 10m”');
  }
  return {
    metric,
    selector,
    aggregation,
    operator: operator === '===' ? '==' : (operator as Operator),
    bound: Number(bound),
    windowMs,
  };
}

function parseMetric(threshold: ThresholdText) {
  const match = metricSyntax.exec(threshold.metric);
  const name = match?.[1] ?? threshold.metric;
  if (!isMetricName(name)) {
    const names = Object.keys(thresholdMetrics).join(', ');
    throw wrong(threshold, `looks at “${name}”, which is no metric: use one of ${names}`);
  }
  const reading = parseSelector(match?.[2] ?? '');
  if (reading.kind === 'unreadable') throw wrong(threshold, `can't be read: ${reading.why}`);
  const misfit = misfitOf(name, reading.selector);
  if (misfit !== null) throw wrong(threshold, misfit);
  return { metric: name, selector: reading.selector };
}

/** Why the metric can't be looked at in that way; null when it can. */
function misfitOf(name: MetricName, { step, status, check, ...others }: Selector): string | null {
  if (step !== null && isOfIterations(name)) {
    return `selects a step, but ${name} is counted by iteration: select a flow, or leave the step out`;
  }
  if (status !== null && name !== 'http_reqs') {
    return `selects a status, which only http_reqs has: write something like “http_reqs{status:5xx}: count<10”`;
  }
  if (check !== null && name !== 'checks') {
    return `selects a check, which only checks has: write something like “checks{check:${check}}: rate>0.99”`;
  }
  const { scenario, flow, stage, tags } = others;
  const isNarrow = [scenario, flow, step, stage].some((each) => each !== null) || tags.length > 0;
  if (name === 'vus' && isNarrow)
    return 'selects a part, but users are counted as a whole: write “vus”';
  return null;
}

function aggregationOf(name: string | undefined, percent: string | undefined): Aggregation {
  if (percent !== undefined) return { kind: 'p', percent: Number(percent) };
  return { kind: name as Exclude<Aggregation['kind'], 'p'> };
}

function writeLike(metric: MetricName): string {
  return `write something like “${exampleFor(metric)}”`;
}

function wrong(threshold: ThresholdText, what: string): PlanError {
  return new PlanError(`The threshold “${thresholdText(threshold)}” ${what}.`);
}
