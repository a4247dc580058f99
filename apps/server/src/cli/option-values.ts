import type { ThresholdInput } from '@flowload/engine';
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

/**
 * `http_req_duration: p(95)<500`; with ` abort` behind it the load ends as soon as it fails, with
 * ` abort after 30s` not before then. May be given several times.
 */
export function thresholdOption(
  text: string,
  earlier: readonly ThresholdInput[] | undefined,
): readonly ThresholdInput[] {
  const aborting = /\s+abort(?:\s+after\s+(\S+))?\s*$/.exec(text);
  const bound = aborting === null ? text : text.slice(0, aborting.index);
  const parts = metricAndExpression(bound);
  const delayAbortEvalMs = aborting?.[1] === undefined ? 0 : parseDuration(aborting[1]);
  if (parts === null || delayAbortEvalMs === null) {
    throw new UsageError(
      `--threshold takes a metric and what it must be, such as “http_req_duration: p(95)<500” or “http_req_failed: rate<0.1 abort after 30s”, not “${text}”.`,
    );
  }
  const threshold = { ...parts, abortOnFail: aborting !== null, delayAbortEvalMs };
  return [...(earlier ?? []), threshold];
}

/** `http_req_duration{flow:Check out}: p(95)<500`; null when there is no metric. */
export function metricAndExpression(
  text: string,
): Pick<ThresholdInput, 'metric' | 'expression'> | null {
  const colon = text.indexOf(':', text.indexOf('}') + 1);
  if (colon < 1) return null;
  return { metric: text.slice(0, colon).trim(), expression: text.slice(colon + 1).trim() };
}

/** An option that may be given several times. */
export function collect(text: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), text];
}
