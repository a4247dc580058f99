import type { RunConfig } from '../model/run.ts';
import { defaultGracefulStopMs } from '../plan/plain-scenario.ts';

/** Times after which a stage is cut short. The crawl and the load keep their own budgets; these are the backstop. */
export const stageTimeouts = {
  /** On top of the crawl's own budget, for starting the browser and finishing the page it is on. */
  crawlGraceMs: 30_000,
  /** Building and verifying take as long as there are journeys; only silence is a fault. */
  stallMs: 240_000,
  /** On top of the load's planned length and graceful stop, for requests under way and the last interval. */
  loadGraceMs: 60_000,
  /** A load tells something every second. */
  loadSilenceMs: 60_000,
  summariseMs: 30_000,
  /** How long a stage may take to let go once it was told to. */
  patienceMs: 5_000,
} as const;

/** The longest a load can take that keeps to its plan, times at which it is paused left out. */
export function loadLimitMs({ length, rampUpMs, scenarios }: RunConfig): number {
  const planned = length.kind === 'duration' ? length.durationMs : length.maxDurationMs;
  const graceful = Math.max(
    defaultGracefulStopMs,
    ...scenarios.map(({ gracefulStopMs }) => gracefulStopMs),
  );
  return rampUpMs + planned + graceful + stageTimeouts.loadGraceMs;
}
