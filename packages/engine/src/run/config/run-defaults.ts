import type { CapacitySearch } from '../../model/plan.ts';
import type { CrawlBudget } from '../../model/run.ts';
import { defaultThresholds } from '../../plan/plan-load.ts';

const crawl: CrawlBudget = {
  maxStates: 300,
  maxDepth: 8,
  maxVisitsPerTemplate: 3,
  timeMs: 180_000,
  contexts: 2,
};

const capacity: CapacitySearch = {
  slo: [
    { metric: 'http_req_duration', expression: 'p(95)<500' },
    { metric: 'http_req_failed', expression: 'rate<0.01' },
  ],
  unit: 'users',
  from: 10,
  to: 1_000,
  levelMs: 15_000,
  precision: 0.05,
};

/** What a run is like that only names its target. */
export const runDefaults = {
  users: 10,
  durationMs: 30_000,
  /** How long counted iterations may take. */
  iterationsLimitMs: 10 * 60_000,
  rampUpMs: 5_000,
  thinkTime: { kind: 'recorded', scale: 1 },
  pacing: { kind: 'none' },
  assets: 'none',
  apdexMs: 500,
  requestTimeoutMs: 30_000,
  thresholds: defaultThresholds,
  crawl,
  capacity,
} as const;
