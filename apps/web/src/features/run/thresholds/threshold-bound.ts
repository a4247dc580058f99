import type { ThresholdState } from '../figure-fragments.ts';

type Comparison = '<' | '<=' | '>' | '>=' | '==' | '===' | '!=';

/** What a threshold asks for, of its expression: `p(95)<500 over 30s`. */
export interface Bound {
  readonly comparison: Comparison;
  readonly value: number;
}

const form = /(<=|>=|===|==|!=|<|>)\s*(-?[\d.]+(?:e-?\d+)?)/i;

/** Null for an expression that is told in another way. */
export function boundOf(expression: string): Bound | null {
  const [, comparison, value] = expression.match(form) ?? [];
  if (comparison === undefined || value === undefined || !Number.isFinite(Number(value)))
    return null;
  return { comparison: comparison as Comparison, value: Number(value) };
}

/**
 * How much of what is allowed is used up: 1 is at the bound, above it is beyond. Of a bound from
 * below, what is asked for over what there is. Null where nearness means nothing.
 */
export function usedOf(threshold: Pick<ThresholdState, 'expression' | 'actual'>): number | null {
  const bound = boundOf(threshold.expression);
  if (bound === null) return null;
  const { comparison, value } = bound;
  const { actual } = threshold;
  if (comparison.startsWith('<')) return value > 0 ? actual / value : null;
  if (comparison.startsWith('>')) return actual > 0 ? value / actual : null;
  return null;
}

export type Standing = 'failed' | 'close' | 'holds';

/** From here on a threshold is about to fail. */
const closeFrom = 0.8;

export function standingOf(threshold: ThresholdState): Standing {
  if (!threshold.passed) return 'failed';
  const used = usedOf(threshold);
  return used !== null && used >= closeFrom && !isShareOfGood(threshold) ? 'close' : 'holds';
}

/** A share such as "99 % of checks" is always near its bound: that says nothing. */
function isShareOfGood({ metric, expression }: ThresholdState): boolean {
  return baseOf(metric) === 'checks' && (boundOf(expression)?.comparison.startsWith('>') ?? false);
}

/** `http_req_duration{flow:Pay}` is about `http_req_duration`. */
function baseOf(metric: string): string {
  return metric.split('{')[0]?.trim() ?? metric;
}
