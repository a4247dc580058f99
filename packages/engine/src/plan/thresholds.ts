import type { ThresholdResult } from '../model/metrics.ts';
import type { Threshold } from '../model/plan.ts';
import { PlanError } from './plan-error.ts';

/** What thresholds are evaluated on: the figures of one load. Times are milliseconds. */
export interface ThresholdFigures {
  readonly durationMs: number;
  readonly requests: number;
  readonly failedRequests: number;
  readonly iterations: number;
  readonly checksPassed: number;
  readonly checksFailed: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly meanMs: number;
  quantileMs(share: number): number;
}

/** `p(95)<500`: an aggregation, a comparison and a number. */
export interface ThresholdExpression {
  readonly aggregation: Aggregation;
  readonly operator: Operator;
  readonly bound: number;
}

export type Aggregation =
  | { readonly kind: 'avg' | 'min' | 'med' | 'max' | 'rate' | 'count' }
  | { readonly kind: 'p'; readonly percent: number };

export type Operator = '<' | '<=' | '>' | '>=' | '==' | '!=';

type Metric = 'http_req_duration' | 'http_req_failed' | 'http_reqs' | 'iterations' | 'checks';

/** k6's kinds of metric: what can be asked of a trend, a rate and a counter. */
const aggregationsOf: Record<Metric, readonly Aggregation['kind'][]> = {
  http_req_duration: ['avg', 'min', 'med', 'max', 'p'],
  http_req_failed: ['rate'],
  http_reqs: ['count', 'rate'],
  iterations: ['count', 'rate'],
  checks: ['rate'],
};

const syntax =
  /^\s*(?:(avg|min|med|max|rate|count)|p\(\s*(\d+(?:\.\d+)?)\s*\))\s*(<=|>=|===|==|!=|<|>)\s*(-?\d+(?:\.\d+)?)\s*$/;

/** Throws a PlanError that quotes the expression and shows a right one. */
export function parseThreshold({
  metric,
  expression,
}: Pick<Threshold, 'metric' | 'expression'>): ThresholdExpression {
  const allowed: readonly Aggregation['kind'][] | undefined = aggregationsOf[metric as Metric];
  if (allowed === undefined) {
    throw new PlanError(
      `There is no metric “${metric}”: use one of ${Object.keys(aggregationsOf).join(', ')}.`,
    );
  }
  const match = syntax.exec(expression);
  if (match === null) {
    throw new PlanError(
      `The threshold “${metric}: ${expression}” can't be read: write something like ${example(metric as Metric)}.`,
    );
  }
  const aggregation = aggregationOf(match[1], match[2]);
  const asked = aggregation.kind === 'p' ? aggregation.percent : 0;
  if (!allowed.includes(aggregation.kind) || asked > 100) {
    throw new PlanError(
      `The threshold “${metric}: ${expression}” asks for what ${metric} doesn't have: write something like ${example(metric as Metric)}.`,
    );
  }
  const operator = match[3] === '===' ? '==' : (match[3] as Operator);
  return { aggregation, operator, bound: Number(match[4]) };
}

/** Thresholds must have been parsed before (`planLoad` does): one that can't be read throws. */
export function evaluateThresholds(
  thresholds: readonly Threshold[],
  figures: ThresholdFigures,
): ThresholdResult[] {
  return thresholds.map((threshold) => {
    const { aggregation, operator, bound } = parseThreshold(threshold);
    const actual = actualValue(threshold.metric as Metric, aggregation, figures);
    const { metric, expression } = threshold;
    const passed = compare(actual, operator, bound);
    return { metric, expression, actual, passed, failedAtMs: null, aborted: false };
  });
}

function aggregationOf(name: string | undefined, percent: string | undefined): Aggregation {
  if (percent !== undefined) return { kind: 'p', percent: Number(percent) };
  return { kind: name as Exclude<Aggregation['kind'], 'p'> };
}

function actualValue(metric: Metric, aggregation: Aggregation, figures: ThresholdFigures): number {
  switch (metric) {
    case 'http_req_duration':
      return duration(aggregation, figures);
    case 'http_req_failed':
      return share(figures.failedRequests, figures.requests, 0);
    case 'checks':
      return share(
        figures.checksPassed,
        figures.checksPassed + figures.checksFailed,
        // Nothing checked is nothing failed.
        1,
      );
    case 'http_reqs':
      return counted(figures.requests, aggregation, figures.durationMs);
    case 'iterations':
      return counted(figures.iterations, aggregation, figures.durationMs);
  }
}

function duration(aggregation: Aggregation, figures: ThresholdFigures): number {
  switch (aggregation.kind) {
    case 'min':
      return figures.minMs;
    case 'max':
      return figures.maxMs;
    case 'med':
      return figures.quantileMs(0.5);
    case 'p':
      return figures.quantileMs(aggregation.percent / 100);
    default:
      return figures.meanMs;
  }
}

function counted(count: number, aggregation: Aggregation, durationMs: number): number {
  if (aggregation.kind === 'count') return count;
  return durationMs > 0 ? (count * 1000) / durationMs : 0;
}

function share(part: number, whole: number, ofNothing: number): number {
  return whole === 0 ? ofNothing : part / whole;
}

function compare(actual: number, operator: Operator, bound: number): boolean {
  switch (operator) {
    case '<':
      return actual < bound;
    case '<=':
      return actual <= bound;
    case '>':
      return actual > bound;
    case '>=':
      return actual >= bound;
    case '==':
      return actual === bound;
    case '!=':
      return actual !== bound;
  }
}

function example(metric: Metric): string {
  switch (metric) {
    case 'http_req_duration':
      return '“http_req_duration: p(95)<500”';
    case 'http_req_failed':
      return '“http_req_failed: rate<0.01”';
    case 'checks':
      return '“checks: rate>0.99”';
    default:
      return `“${metric}: count>1000” or “${metric}: rate>10”`;
  }
}
