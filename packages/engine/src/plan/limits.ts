import { PlanError } from './plan-error.ts';

/** More than one machine can hold honestly: each user has a connection, cookies and variables of its own. */
export const maxUsers = 20_000;
/** Iterations started a second: several times what one machine can send. */
export const maxRate = 100_000;
/** A week. */
export const maxDurationMs = 7 * 24 * 3600 * 1000;
export const maxIterations = 1_000_000_000;

export function checkUsers(what: string, users: number): void {
  checkWholeNumber(what, users, 1, maxUsers);
}

export function checkIterations(what: string, iterations: number): void {
  checkWholeNumber(what, iterations, 1, maxIterations);
}

export function checkDuration(what: string, durationMs: number): void {
  if (Number.isFinite(durationMs) && durationMs > 0 && durationMs <= maxDurationMs) return;
  throw new PlanError(
    `${what} must be longer than 0 and at most 7 days, and is ${durationMs} ms: give a duration such as 30s or 5m.`,
  );
}

export function checkWholeNumber(what: string, value: number, min: number, max: number): void {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  const format = (count: number) => count.toLocaleString('en-GB');
  throw new PlanError(
    `${what} must be a whole number from ${format(min)} to ${format(max)}, and is ${format(value)}.`,
  );
}

/** A pause that a user makes; it may be none. */
export function checkPause(what: string, ms: number): void {
  if (ms !== 0) checkDuration(what, ms);
}

export function checkPauseRange(
  what: string,
  { minMs, maxMs }: { readonly minMs: number; readonly maxMs: number },
): void {
  if (!(minMs >= 0 && maxMs >= minMs)) {
    throw new PlanError(
      `${what} must go from 0 or more up to as much or more, and goes from ${minMs} to ${maxMs} ms.`,
    );
  }
  checkPause(what, maxMs);
}
