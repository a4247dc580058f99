import type { ThinkTime } from '@flowload/engine/model/plan.ts';
import type { Credentials } from '@flowload/engine/model/target.ts';
import { parseDuration } from './durations.ts';
import { UsageError } from './usage-error.ts';

/** Reads one option's text; what it may be is checked together with the rest of the run. */
export function durationOption(flag: string): (text: string) => number {
  return (text) => {
    const ms = parseDuration(text);
    if (ms === null) {
      throw new UsageError(
        `${flag} takes a duration such as 30s, 2m, 500ms or 1h30m, not “${text}”.`,
      );
    }
    return ms;
  };
}

export function numberOption(flag: string): (text: string) => number {
  return (text) => {
    const value = Number(text.trim().replaceAll('_', ''));
    if (text.trim() === '' || Number.isNaN(value)) {
      throw new UsageError(`${flag} takes a number, not “${text}”.`);
    }
    return value;
  };
}

/** `user:password`, split at the first colon. May be given several times. */
export function loginOption(
  text: string,
  earlier: readonly Credentials[] | undefined,
): readonly Credentials[] {
  const colon = text.indexOf(':');
  if (colon < 1 || colon === text.length - 1) {
    throw new UsageError(
      '--login takes a user name and a password with a colon between them, such as anna:secret.',
    );
  }
  const login = { username: text.slice(0, colon), password: text.slice(colon + 1) };
  return [...(earlier ?? []), login];
}

/** `none`, `recorded`, `recorded*0.5`, `2s` or `1s-3s`. */
export function thinkTimeOption(text: string): ThinkTime {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === 'none') return { kind: 'none' };
  const recorded = /^recorded(?:\s*\*\s*(\d+(?:\.\d+)?))?$/.exec(trimmed);
  if (recorded !== null) return { kind: 'recorded', scale: Number(recorded[1] ?? 1) };
  const [from = '', to = from] = trimmed.split('-');
  const minMs = parseDuration(from);
  const maxMs = parseDuration(to);
  if (minMs === null || maxMs === null) {
    throw new UsageError(
      `--think-time takes none, recorded, recorded*0.5, a time such as 2s or a range such as 1s-3s, not “${text}”.`,
    );
  }
  return { kind: 'uniform', minMs, maxMs };
}

export interface ThresholdText {
  readonly metric: string;
  readonly expression: string;
}

/** `http_req_duration: p(95)<500`. May be given several times. */
export function thresholdOption(
  text: string,
  earlier: readonly ThresholdText[] | undefined,
): readonly ThresholdText[] {
  const colon = text.indexOf(':');
  if (colon < 1) {
    throw new UsageError(
      `--threshold takes a metric and what it must be, such as “http_req_duration: p(95)<500”, not “${text}”.`,
    );
  }
  const threshold = {
    metric: text.slice(0, colon).trim(),
    expression: text.slice(colon + 1).trim(),
  };
  return [...(earlier ?? []), threshold];
}

/** An option that may be given several times. */
export function collect(text: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), text];
}
