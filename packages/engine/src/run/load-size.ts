import type { RunConfig } from '../model/run.ts';
import { iterationsPerSecond } from '../plan/scenario-extent.ts';

/** How big a load may get, as far as an installation's limits go. */
export interface LoadSize {
  /** At once. */
  readonly users: number;
  /** Started by arrival rates; users that go round and round promise none. */
  readonly iterationsPerSecond: number;
}

export function loadSizeOf({ users, scenarios, capacity }: RunConfig): LoadSize {
  const searched = capacity?.unit === 'rate' ? capacity.to : 0;
  return { users, iterationsPerSecond: Math.max(searched, iterationsPerSecond(scenarios)) };
}
