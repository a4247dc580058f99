import {
  defaultLimits,
  maxDurationMs,
  maxIterations,
  maxUsers,
  parseRunConfig,
  type RunLimits,
  runDefaults,
} from '@flowload/engine';
import { presetNames } from '@flowload/engine/model/plan.ts';
import type { DatabaseHealth, ServerFacts } from '@flowload/schema';
import manifest from '../../package.json' with { type: 'json' };
import { presetShape } from './preset-shape.ts';

/** Defaults are the same for every target. */
const anyTarget = 'http://127.0.0.1/';

/** What the API tells about this server. */
export function createServerFacts(options: {
  readonly limits?: RunLimits | undefined;
  readonly demoUrl: () => string | null;
  readonly browser: () => Promise<string | null>;
  readonly database: () => Promise<DatabaseHealth>;
}): ServerFacts {
  const { runsAtOnce, usersInAll, iterationsPerSecondInAll } = options.limits ?? defaultLimits;
  const plain = parseRunConfig({ url: anyTarget });
  return {
    version: manifest.version,
    limits: {
      maxUsers: Math.min(maxUsers, usersInAll),
      maxRate: iterationsPerSecondInAll,
      maxConcurrentRuns: runsAtOnce,
      maxDurationMs,
      maxIterations,
    },
    defaults: {
      ...plain,
      durationMs: runDefaults.durationMs,
      capacity: runDefaults.capacity,
    },
    presets: presetNames.map(presetShape),
    demoUrl: options.demoUrl,
    browser: options.browser,
    database: options.database,
  };
}
