import { PlanError } from './plan-error.ts';

/** More than one machine can hold honestly: each user has a connection, cookies and variables of its own. */
export const maxUsers = 20_000;
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
