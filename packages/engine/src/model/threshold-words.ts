import type { ThresholdResult } from './metrics.ts';

type Asked = Pick<ThresholdResult, 'metric' | 'expression'>;

/** What a threshold came to, in the unit of its metric: `812 ms`, `2.1 %`, `250/s`, `1,200`. */
export function measuredText(asked: Asked, value: number): string {
  const bound = boundOf(asked);
  const unit = unitOf(asked);
  const text = inUnit(value, unit, usualDigits);
  // 1.00001 % is not "1 %, and the bound is 1 %".
  const looksLikeBound = bound !== null && value !== bound && text === boundText(asked);
  return looksLikeBound ? inUnit(value, unit, mostDigits) : text;
}

/** What it may come to at most, or has to at least; null for an expression that names none. */
export function boundText(asked: Asked): string | null {
  const bound = boundOf(asked);
  return bound === null ? null : inUnit(bound, unitOf(asked), mostDigits);
}

/** A sentence for one that was missed. */
export function missedText(result: Asked & Pick<ThresholdResult, 'actual'>): string {
  const { metric, expression, actual } = result;
  const bound = boundText(result);
  const limit = bound === null ? '' : `, and the bound is ${bound}`;
  return `The threshold ${metric}: ${expression} was missed: it came to ${measuredText(result, actual)}${limit}.`;
}

type Unit = 'ms' | 'share' | 'number' | 'bytes' | 'per-second' | 'bytes-per-second';

const usualDigits = 4;
const mostDigits = 12;
const fractionOfSecond = /^(http_req_(?!failed$)|iteration_duration$|start_lateness$)/;

function unitOf({ metric, expression }: Asked): Unit {
  const name = metric.split('{')[0]?.trim() ?? metric;
  const isCount = /^\s*count/.test(expression);
  if (fractionOfSecond.test(name)) return isCount ? 'number' : 'ms';
  if (name === 'http_req_failed' || name === 'checks') return 'share';
  const isRate = /^\s*rate/.test(expression);
  if (name.startsWith('data_')) return isRate ? 'bytes-per-second' : 'bytes';
  return isRate ? 'per-second' : 'number';
}

function inUnit(value: number, unit: Unit, digits: number): string {
  const text = (number: number) => exact(number, digits);
  switch (unit) {
    case 'ms':
      return `${text(value)} ms`;
    case 'share':
      return `${text(value * 100)} %`;
    case 'number':
      return text(value);
    case 'bytes':
      return `${text(value)} bytes`;
    case 'per-second':
      return `${text(value)}/s`;
    case 'bytes-per-second':
      return `${text(value)} bytes/s`;
  }
}

/** Whole numbers whole; others with so many digits that say something. */
function exact(value: number, digits: number): string {
  const rounded = Number.isInteger(value) ? value : Number(value.toPrecision(digits));
  return rounded.toLocaleString('en-US', { maximumFractionDigits: 20 });
}

function boundOf({ expression }: Asked): number | null {
  const [, bound] = /(?:<=|>=|===|==|!=|<|>)\s*(-?[\d.]+)/.exec(expression) ?? [];
  return bound === undefined ? null : Number(bound);
}
