import type { Threshold } from '@flowload/engine/model/plan.ts';
import type { StoredConfig } from '../entities/test-run.ts';

/** A configuration as it was stored before a load could be written out in full. */
export type OlderConfig = Pick<
  StoredConfig,
  | 'url'
  | 'users'
  | 'length'
  | 'rampUpMs'
  | 'onlyFlows'
  | 'includeDestructive'
  | 'thinkTime'
  | 'crawl'
  | 'usernames'
  | 'logins'
  | 'fromFlowFile'
> & {
  readonly thresholds: readonly Pick<Threshold, 'metric' | 'expression'>[];
  readonly insecure: boolean;
};

/** What such a run did, in today's words: what it did then stays, whatever the defaults are now. */
export function currentConfig(stored: StoredConfig | OlderConfig): StoredConfig {
  if ('scenarios' in stored) return stored;
  const { insecure, thresholds, ...config } = stored;
  return {
    ...config,
    scenarios: [],
    preset: null,
    capacity: null,
    pacing: { kind: 'none' },
    assets: 'none',
    thresholds: thresholds.map((threshold) => ({
      ...threshold,
      abortOnFail: false,
      delayAbortEvalMs: 0,
    })),
    checks: [],
    apdexMs: 500,
    requestTimeoutMs: 30_000,
    network: { insecure, ca: null, proxy: null, dns: 'cached', connectionsPerHost: 6 },
  };
}
