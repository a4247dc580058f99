import { maxDurationMs, maxIterations, maxUsers } from '../plan/limits.ts';

/** What one installation takes on at the same time. A run beyond them waits; one that could never start is refused. */
export interface RunLimits {
  readonly runsAtOnce: number;
  /** Virtual users of all runs under way together. */
  readonly usersInAll: number;
}

/** One run at a time by default: two runs on one machine would measure each other. */
export const defaultLimits: RunLimits = { runsAtOnce: 1, usersInAll: maxUsers };

/** What a single run may ask for; beyond it a number is more likely a slip than a wish. */
export const runBounds = {
  users: { min: 1, max: maxUsers },
  durationMs: { min: 1_000, max: maxDurationMs },
  iterations: { min: 1, max: maxIterations },
  rampUpMs: { min: 0, max: maxDurationMs },
  crawlStates: { min: 1, max: 10_000 },
  crawlDepth: { min: 0, max: 100 },
  crawlVisitsPerTemplate: { min: 1, max: 1_000 },
  crawlTimeMs: { min: 1_000, max: 6 * 60 * 60_000 },
  crawlContexts: { min: 1, max: 16 },
} as const;
