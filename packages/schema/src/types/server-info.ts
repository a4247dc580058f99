import { builder } from '../builder.ts';
import type {
  DatabaseHealth as DatabaseHealthModel,
  PresetShape as PresetShapeModel,
  ServerFacts,
} from '../context.ts';
import { CapacitySearch } from './capacity.ts';
import { CrawlBudget } from './crawl-budget.ts';
import { Network } from './network.ts';
import { Pacing } from './pacing.ts';
import { AssetLoading, Preset } from './scenario.ts';
import { ThinkTime } from './think-time.ts';
import { Threshold } from './threshold.ts';

const Limits = builder.objectRef<ServerFacts['limits']>('Limits').implement({
  fields: (t) => ({
    maxUsers: t.exposeInt('maxUsers'),
    maxRate: t.exposeFloat('maxRate', {
      description: 'Iterations that arrival rates may start a second.',
    }),
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
    pacing: t.field({ type: Pacing, resolve: (defaults) => defaults.pacing }),
    assets: t.field({ type: AssetLoading, resolve: (defaults) => defaults.assets }),
    apdexMs: t.exposeInt('apdexMs'),
    requestTimeoutMs: t.exposeInt('requestTimeoutMs'),
    network: t.field({ type: Network, resolve: (defaults) => defaults.network }),
    capacity: t.field({ type: CapacitySearch, resolve: (defaults) => defaults.capacity }),
    crawl: t.field({ type: CrawlBudget, resolve: (defaults) => defaults.crawl }),
  }),
});

const LoadPoint = builder.objectRef<PresetShapeModel['points'][number]>('LoadPoint').implement({
  fields: (t) => ({ atMs: t.exposeFloat('atMs'), users: t.exposeFloat('users') }),
});

const PresetShape = builder.objectRef<PresetShapeModel>('PresetShape').implement({
  description: 'What a preset comes to when 100 users are asked for.',
  fields: (t) => ({
    preset: t.field({ type: Preset, resolve: ({ preset }) => preset }),
    durationMs: t.exposeFloat('durationMs'),
    points: t.field({
      type: [LoadPoint],
      description: 'Users over time; between two points they go evenly.',
      resolve: ({ points }) => points,
    }),
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
    presets: t.field({ type: [PresetShape], resolve: (server) => server.presets }),
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
