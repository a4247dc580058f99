import type { CapacityInput, PacingInput, RateInput, ThinkTimeInput } from '@flowload/engine';
import type { Stage } from '@flowload/engine/model/plan.ts';
import { parseDuration } from './durations.ts';
import { metricAndExpression } from './option-values.ts';
import { UsageError } from './usage-error.ts';

/** What of a load is written in a line. How much it may be is checked together with the rest of the run. */

const numberText = /^\d+(?:\.\d+)?$/;

/** `100/s`, `600/m`, `5/10s`; a bare number is a second's. */
export function rateOption(text: string): Pick<RateInput, 'rate' | 'perMs'> {
  const [count = '', unit = 's', ...more] = text.trim().split('/');
  const perMs = parseDuration(/^\d/.test(unit.trim()) ? unit : `1${unit.trim()}`);
  if (!numberText.test(count.trim()) || perMs === null || more.length > 0) {
    throw new UsageError(
      `--rate takes iterations to start in a time, such as 100/s or 600/m, not “${text}”.`,
    );
  }
  return { rate: Number(count), perMs };
}

/** `30s:10,1m:50`: within 30 seconds to 10, within another minute to 50. */
export function stagesOption(text: string): readonly Stage[] {
  return text.split(',').map((part) => {
    const [time = '', target = '', ...more] = part.split(':');
    const durationMs = parseDuration(time);
    if (durationMs === null || !numberText.test(target.trim()) || more.length > 0) {
      throw new UsageError(
        `--stages takes times and targets, such as 30s:10,1m:50 (within 30 s to 10 users, then within a minute to 50), not “${part.trim()}”.`,
      );
    }
    return { durationMs, target: Number(target) };
  });
}

/** `none`, `recorded`, `recorded:0.5`, `2s`, `1s-5s`, `exponential:2s` or `normal:2s:500ms`. */
export function thinkTimeOption(text: string): ThinkTimeInput {
  const read = readThinkTime(text.trim().toLowerCase());
  if (read !== null) return read;
  throw new UsageError(
    `--think-time takes none, recorded, recorded:0.5, a time such as 2s, a range such as 1s-5s, exponential:2s or normal:2s:500ms, not “${text}”.`,
  );
}

function readThinkTime(text: string): ThinkTimeInput | null {
  if (text === 'none') return { kind: 'none' };
  const recorded = /^recorded(?:\s*[*:]\s*(\d+(?:\.\d+)?))?$/.exec(text);
  if (recorded !== null) return { kind: 'recorded', scale: Number(recorded[1] ?? 1) };
  const [kind = '', ...parts] = text.split(':');
  const [first = null, second = null] = parts.map(parseDuration);
  if (kind === 'exponential') {
    return first === null || parts.length > 1 ? null : { kind, meanMs: first };
  }
  if (kind === 'normal') {
    return first === null || second === null || parts.length > 2
      ? null
      : { kind, meanMs: first, deviationMs: second };
  }
  const span = readSpan(text);
  if (span === null) return null;
  return span.minMs === span.maxMs
    ? { kind: 'fixed', ms: span.minMs }
    : { kind: 'uniform', ...span };
}

/** `none`, `10s` or `5s-15s`. */
export function pacingOption(text: string): PacingInput {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === 'none') return { kind: 'none' };
  const span = readSpan(trimmed);
  if (span === null) {
    throw new UsageError(
      `--pacing takes none, a time such as 10s or a range such as 5s-15s, not “${text}”.`,
    );
  }
  return span.minMs === span.maxMs
    ? { kind: 'fixed', everyMs: span.minMs }
    : { kind: 'uniform', ...span };
}

function readSpan(text: string): { readonly minMs: number; readonly maxMs: number } | null {
  const [from = '', to = from, ...more] = text.split('-');
  const minMs = parseDuration(from);
  const maxMs = parseDuration(to);
  return minMs === null || maxMs === null || more.length > 0 ? null : { minMs, maxMs };
}

/** `http_req_duration: p(95)<500; http_req_failed: rate<0.01`. */
export function objectivesOption(text: string): NonNullable<CapacityInput['slo']> {
  return text.split(';').map((part) => {
    const objective = metricAndExpression(part);
    if (objective === null) {
      throw new UsageError(
        `--capacity takes what holding means, such as “http_req_duration: p(95)<500; http_req_failed: rate<0.01”, not “${text}”.`,
      );
    }
    return objective;
  });
}
