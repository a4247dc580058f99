import { builder } from '../builder.ts';
import type { ShownConfig } from '../context.ts';
import { CapacitySearch } from './capacity.ts';
import { Check } from './check.ts';
import { CrawlBudget } from './crawl-budget.ts';
import { Network } from './network.ts';
import { Pacing } from './pacing.ts';
import { AssetLoading, Preset, Scenario } from './scenario.ts';
import { ThinkTime } from './think-time.ts';
import { Threshold } from './threshold.ts';

/** What was asked for. There is no field for passwords, so none can be asked for. */
export const RunConfig = builder.objectRef<ShownConfig>('RunConfig').implement({
  fields: (t) => ({
    url: t.exposeString('url'),
    users: t.exposeInt('users', { description: 'The most users there may be at once.' }),
    durationMs: t.int({
      nullable: true,
      resolve: ({ length }) => (length.kind === 'duration' ? length.durationMs : null),
    }),
    iterations: t.int({
      nullable: true,
      resolve: ({ length }) => (length.kind === 'iterations' ? length.iterations : null),
    }),
    rampUpMs: t.exposeInt('rampUpMs'),
    scenarios: t.field({
      type: [Scenario],
      description: 'The load in full; empty for the one that users, length and ramp-up describe.',
      resolve: (config) => config.scenarios,
    }),
    preset: t.field({
      type: Preset,
      nullable: true,
      description: 'Where the scenarios came from.',
      resolve: (config) => config.preset,
    }),
    capacity: t.field({
      type: CapacitySearch,
      nullable: true,
      resolve: (config) => config.capacity,
    }),
    onlyFlows: t.stringList({ resolve: (config) => config.onlyFlows }),
    includeDestructive: t.exposeBoolean('includeDestructive'),
    thinkTime: t.field({ type: ThinkTime, resolve: (config) => config.thinkTime }),
    pacing: t.field({ type: Pacing, resolve: (config) => config.pacing }),
    assets: t.field({ type: AssetLoading, resolve: (config) => config.assets }),
    thresholds: t.field({ type: [Threshold], resolve: (config) => config.thresholds }),
    checks: t.field({ type: [Check], resolve: (config) => config.checks }),
    apdexMs: t.exposeInt('apdexMs', {
      description: 'Satisfied up to here, tolerating up to four times as much.',
    }),
    requestTimeoutMs: t.exposeInt('requestTimeoutMs'),
    crawl: t.field({ type: CrawlBudget, resolve: (config) => config.crawl }),
    network: t.field({ type: Network, resolve: (config) => config.network }),
    usernames: t.stringList({
      description: 'The first of the user names; passwords are never given out.',
      resolve: (config) => config.usernames,
    }),
    logins: t.exposeInt('logins', { description: 'How many logins there are.' }),
    fromFlowFile: t.exposeBoolean('fromFlowFile'),
  }),
});
