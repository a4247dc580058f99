import type { RunConfig } from '../model/run.ts';
import type { RunConfigInput } from '../model/run-config-input.ts';
import { flowIssues } from './config/flow-issues.ts';
import { loadIssues, shapeIssues } from './config/load-issues.ts';
import { loadShapeOf } from './config/load-shape.ts';
import { issuesOf } from './config/read-issues.ts';
import { type AskedRun, runConfigSchema } from './config/run-config-schema.ts';
import { runDefaults } from './config/run-defaults.ts';
import { ConfigError, type ConfigIssue } from './config-error.ts';

/**
 * Checks what was asked for and fills in the defaults. The command line and the server take every
 * run through here. Throws `ConfigError` with one issue for each field that is wrong; its path leads
 * to the field, as in `scenarios.1.executor.maxVus`.
 */
export function parseRunConfig(input: RunConfigInput): RunConfig {
  const read = runConfigSchema.safeParse(input);
  if (!read.success) throw new ConfigError(issuesOf(read.error));
  const asked = read.data;
  refuse(loadIssues(asked));
  const shape = loadShapeOf(asked);
  const config: RunConfig = {
    url: new URL(asked.url).href,
    flows: asked.flows ?? null,
    ...shape,
    credentials: asked.credentials,
    onlyFlows: asked.onlyFlows,
    includeDestructive: asked.includeDestructive,
    thinkTime: asked.thinkTime,
    pacing: asked.pacing,
    assets: asked.assets,
    thresholds: asked.thresholds ?? usualThresholds(asked),
    checks: asked.checks,
    apdexMs: asked.apdexMs,
    requestTimeoutMs: asked.requestTimeoutMs,
    crawl: asked.crawl,
    network: asked.network,
  };
  refuse([...shapeIssues(asked, shape), ...flowIssues(config)]);
  return config;
}

function refuse(issues: readonly ConfigIssue[]): void {
  if (issues.length > 0) throw new ConfigError(issues);
}

/** A capacity search has bounds of its own, which it is there to break. */
function usualThresholds({ capacity }: AskedRun): RunConfig['thresholds'] {
  return capacity === undefined ? runDefaults.thresholds : [];
}
