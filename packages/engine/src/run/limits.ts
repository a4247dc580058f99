import { maxDurationMs, maxIterations, maxRate, maxUsers } from '../plan/limits.ts';

/** What one installation takes on at the same time. A run beyond them waits; one that could never start is refused. */
export interface RunLimits {
  readonly runsAtOnce: number;
  /** Virtual users of all runs under way together. */
  readonly usersInAll: number;
  /** Iterations that the arrival rates of all runs under way start together. */
  readonly iterationsPerSecondInAll: number;
}

/** One run at a time by default: two runs on one machine would measure each other. */
export const defaultLimits: RunLimits = {
  runsAtOnce: 1,
  usersInAll: maxUsers,
  iterationsPerSecondInAll: maxRate,
};

/** What a single run may ask for; beyond it a number is more likely a slip than a wish. */
export const runBounds = {
  users: { min: 1, max: maxUsers },
  durationMs: { min: 1_000, max: maxDurationMs },
  iterations: { min: 1, max: maxIterations },
  rampUpMs: { min: 0, max: maxDurationMs },
  stageMs: { min: 0, max: maxDurationMs },
  gracefulMs: { min: 0, max: 60 * 60_000 },
  delayMs: { min: 0, max: maxDurationMs },
  /** Iterations in a time unit. */
  rate: { min: 0.01, max: maxRate },
  timeUnitMs: { min: 1, max: 24 * 60 * 60_000 },
  /** Think times and pacing. */
  pauseMs: { min: 0, max: 24 * 60 * 60_000 },
  thinkTimeScale: { min: 0, max: 100 },
  weight: { min: 0, max: 1_000_000 },
  apdexMs: { min: 1, max: 60_000 },
  requestTimeoutMs: { min: 100, max: 60 * 60_000 },
  answerMs: { min: 1, max: 60 * 60_000 },
  bodyBytes: { min: 0, max: Number.MAX_SAFE_INTEGER },
  connectionsPerHost: { min: 1, max: 10_000 },
  /** Of a capacity search. */
  levelMs: { min: 1_000, max: 60 * 60_000 },
  precision: { min: 0.01, max: 0.5 },
  crawlStates: { min: 1, max: 10_000 },
  crawlDepth: { min: 0, max: 100 },
  crawlVisitsPerTemplate: { min: 1, max: 1_000 },
  crawlTimeMs: { min: 1_000, max: 6 * 60 * 60_000 },
  crawlContexts: { min: 1, max: 16 },
} as const;
