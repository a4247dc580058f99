import {
  defaultLimits,
  maxDurationMs,
  maxIterations,
  maxUsers,
  type RunLimits,
  runDefaults,
} from '@flowload/engine';
import type { DatabaseHealth, ServerFacts } from '@flowload/schema';
import manifest from '../../package.json' with { type: 'json' };

/** What the API tells about this server. */
export function createServerFacts(options: {
  readonly limits?: RunLimits | undefined;
  readonly demoUrl: () => string | null;
  readonly browser: () => Promise<string | null>;
  readonly database: () => Promise<DatabaseHealth>;
}): ServerFacts {
  const { runsAtOnce, usersInAll } = options.limits ?? defaultLimits;
  const { users, durationMs, rampUpMs, thresholds, thinkTime, crawl } = runDefaults;
  return {
    version: manifest.version,
    limits: {
      maxUsers: Math.min(maxUsers, usersInAll),
      maxConcurrentRuns: runsAtOnce,
      maxDurationMs,
      maxIterations,
    },
    defaults: { users, durationMs, rampUpMs, thresholds, thinkTime, crawl },
    demoUrl: options.demoUrl,
    browser: options.browser,
    database: options.database,
  };
}
