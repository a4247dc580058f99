import { builder } from '../builder.ts';
import type { ShownConfig } from '../context.ts';
import { CrawlBudget } from './crawl-budget.ts';
import { ThinkTime } from './think-time.ts';
import { Threshold } from './threshold.ts';

/** What was asked for. There is no field for passwords, so none can be asked for. */
export const RunConfig = builder.objectRef<ShownConfig>('RunConfig').implement({
  fields: (t) => ({
    url: t.exposeString('url'),
    users: t.exposeInt('users'),
    durationMs: t.int({
      nullable: true,
      resolve: ({ length }) => (length.kind === 'duration' ? length.durationMs : null),
    }),
    iterations: t.int({
      nullable: true,
      resolve: ({ length }) => (length.kind === 'iterations' ? length.iterations : null),
    }),
    rampUpMs: t.exposeInt('rampUpMs'),
    onlyFlows: t.stringList({ resolve: (config) => config.onlyFlows }),
    includeDestructive: t.exposeBoolean('includeDestructive'),
    thinkTime: t.field({ type: ThinkTime, resolve: (config) => config.thinkTime }),
    thresholds: t.field({ type: [Threshold], resolve: (config) => config.thresholds }),
    crawl: t.field({ type: CrawlBudget, resolve: (config) => config.crawl }),
    insecure: t.exposeBoolean('insecure'),
    usernames: t.stringList({
      description: 'The first of the user names; passwords are never given out.',
      resolve: (config) => config.usernames,
    }),
    logins: t.exposeInt('logins', { description: 'How many logins there are.' }),
    fromFlowFile: t.exposeBoolean('fromFlowFile'),
  }),
});
