import { builder } from '../builder.ts';
import type { DatabaseHealth as DatabaseHealthModel, ServerFacts } from '../context.ts';
import { CrawlBudget } from './crawl-budget.ts';
import { ThinkTime } from './think-time.ts';
import { Threshold } from './threshold.ts';

const Limits = builder.objectRef<ServerFacts['limits']>('Limits').implement({
  fields: (t) => ({
    maxUsers: t.exposeInt('maxUsers'),
    maxConcurrentRuns: t.exposeInt('maxConcurrentRuns'),
    maxDurationMs: t.exposeInt('maxDurationMs'),
    maxIterations: t.exposeInt('maxIterations'),
  }),
});

const RunDefaults = builder.objectRef<ServerFacts['defaults']>('RunDefaults').implement({
  fields: (t) => ({
    users: t.exposeInt('users'),
    durationMs: t.exposeInt('durationMs'),
    rampUpMs: t.exposeInt('rampUpMs'),
    thresholds: t.field({ type: [Threshold], resolve: (defaults) => defaults.thresholds }),
    thinkTime: t.field({ type: ThinkTime, resolve: (defaults) => defaults.thinkTime }),
    crawl: t.field({ type: CrawlBudget, resolve: (defaults) => defaults.crawl }),
  }),
});

const DatabaseHealth = builder.objectRef<DatabaseHealthModel>('DatabaseHealth').implement({
  fields: (t) => ({
    reachable: t.exposeBoolean('reachable'),
    embedded: t.exposeBoolean('embedded'),
    message: t.exposeString('message', { nullable: true }),
  }),
});

const ServerInfo = builder.objectRef<ServerFacts>('ServerInfo').implement({
  fields: (t) => ({
    version: t.exposeString('version'),
    limits: t.field({ type: Limits, resolve: (server) => server.limits }),
    defaults: t.field({ type: RunDefaults, resolve: (server) => server.defaults }),
    browser: t.string({ nullable: true, resolve: (server) => server.browser() }),
    database: t.field({ type: DatabaseHealth, resolve: (server) => server.database() }),
    demoUrl: t.string({
      nullable: true,
      description: 'The bundled demo shop when it runs.',
      resolve: (server) => server.demoUrl(),
    }),
  }),
});

builder.queryField('server', (t) =>
  t.field({
    type: ServerInfo,
    description: 'What this server allows and what a new run starts with.',
    resolve: (_root, _args, { server }) => server,
  }),
);
