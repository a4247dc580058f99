import type {
  CrawlProgress as CrawlProgressModel,
  RunProgress as RunProgressModel,
} from '@flowload/engine/model/run.ts';
import { builder } from '../builder.ts';
import { LoadControl } from './load-control.ts';

type ProgressOf<Kind extends RunProgressModel['kind']> = Extract<RunProgressModel, { kind: Kind }>;

const CrawlProgress = builder.objectRef<CrawlProgressModel>('CrawlProgress').implement({
  fields: (t) => ({
    states: t.exposeInt('states'),
    actionsTried: t.exposeInt('actionsTried'),
    actionsQueued: t.exposeInt('actionsQueued'),
    formsSubmitted: t.exposeInt('formsSubmitted'),
    url: t.exposeString('url'),
    title: t.exposeString('title'),
    doing: t.exposeString('doing'),
    thumbnail: t.exposeString('thumbnail', { nullable: true }),
  }),
});

const BuildProgress = builder.objectRef<ProgressOf<'building'>>('BuildProgress').implement({
  fields: (t) => ({
    journey: t.exposeString('journey'),
    done: t.exposeInt('done'),
    total: t.exposeInt('total'),
  }),
});

const VerifyProgress = builder.objectRef<ProgressOf<'verifying'>>('VerifyProgress').implement({
  fields: (t) => ({
    flow: t.exposeString('flow'),
    done: t.exposeInt('done'),
    total: t.exposeInt('total'),
  }),
});

const LoadProgress = builder.objectRef<ProgressOf<'loading'>>('LoadProgress').implement({
  fields: (t) => ({
    elapsedMs: t.exposeFloat('elapsedMs'),
    totalMs: t.exposeFloat('totalMs', { nullable: true }),
    iterations: t.exposeFloat('iterations'),
    totalIterations: t.exposeFloat('totalIterations', { nullable: true }),
    control: t.field({ type: LoadControl, resolve: ({ control }) => control }),
    level: t.exposeFloat('level', {
      nullable: true,
      description: 'What a capacity search tries now; null for any other load.',
    }),
  }),
});

const byKind = {
  crawling: CrawlProgress,
  building: BuildProgress,
  verifying: VerifyProgress,
  loading: LoadProgress,
} as const;

export const RunProgress = builder.unionType('RunProgress', {
  types: [CrawlProgress, BuildProgress, VerifyProgress, LoadProgress],
  resolveType: (progress) => byKind[progress.kind],
});
