import type { Operator } from './parse-threshold.ts';

export interface Bound {
  readonly operator: Operator;
  readonly bound: number;
}

/** Whether the value keeps to the bound. */
export function holds(value: number, { operator, bound }: Bound): boolean {
  switch (operator) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '==':
      return value === bound;
    case '!=':
      return value !== bound;
  }
}

/** Of two values the one that is further from keeping to the bound. */
export function worse(a: number, b: number, bound: Bound): number {
  switch (bound.operator) {
    case '<':
    case '<=':
      return Math.max(a, b);
    case '>':
    case '>=':
      return Math.min(a, b);
    default:
      return holds(a, bound) ? b : a;
  }
}
