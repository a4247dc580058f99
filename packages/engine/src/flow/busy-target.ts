import type { Trace } from '../model/trace.ts';
import type { Problem } from './trace-problems.ts';

/** Statuses that speak of the target's state rather than of the request (RFC 6585, RFC 9110 15.6). */
const busyStatuses: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);
const usualWaitMs = 2_000;
const longestWaitMs = 30_000;

/**
 * How long to wait before trying again, in milliseconds, when what went wrong may only say that the
 * target is busy just now: as long as it asks for (`Retry-After`), within bounds. Null for any other problem.
 */
export function waitForBusyTarget(
  problem: Problem,
  traces: readonly Trace[],
  now: Date,
): number | null {
  if (problem.errorClass === 'timeout') return usualWaitMs;
  const answers = traces.flatMap(({ exchanges }) =>
    exchanges
      .filter(({ exchangeId }) => exchangeId === problem.exchangeId)
      .flatMap(({ exchange }) => exchange.response ?? []),
  );
  const busy = answers.filter(({ status }) => busyStatuses.has(status));
  if (busy.length === 0) return null;
  const asked = busy.map(({ headers }) => retryAfterMs(headers, now));
  return Math.min(longestWaitMs, Math.max(usualWaitMs, ...asked));
}

/** Seconds or a date (RFC 9110 10.2.3); 0 when neither is given. */
function retryAfterMs(
  headers: readonly (readonly [name: string, value: string])[],
  now: Date,
): number {
  const value = headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1] ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? 0 : at - now.getTime();
}
