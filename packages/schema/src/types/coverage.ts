import type {
  ActionCoverage as ActionCoverageModel,
  CoverageCounts as CoverageCountsModel,
  Coverage as CoverageModel,
  Outlook as OutlookModel,
  PageCoverage as PageCoverageModel,
} from '@flowload/engine/model/coverage.ts';
import type { CrawlPoint as CrawlPointModel } from '@flowload/engine/model/site-graph.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum-type.ts';
import { Effect } from './effect.ts';
import { ActionKind, CrawlEnd } from './site-graph.ts';

const Standing = enumType('Standing', [
  'proven',
  'unproven',
  'found',
  'failed',
  'left-alone',
  'untried',
]);
const OutlookKind = enumType('OutlookKind', ['complete', 'saturated', 'growing', 'stopped']);
const CrawlLimit = enumType('CrawlLimit', ['time', 'pages']);

const CoverageCounts = builder.objectRef<CoverageCountsModel>('CoverageCounts').implement({
  fields: (t) => ({
    total: t.exposeInt('total'),
    proven: t.exposeInt('proven', {
      description: 'A verified flow does it, or asks the server for the same.',
    }),
    unproven: t.exposeInt('unproven', { description: 'A flow does it that is not verified.' }),
    found: t.exposeInt('found', { description: 'Seen or tried, and part of no flow.' }),
    failed: t.exposeInt('failed'),
    leftAlone: t.int({ resolve: (counts) => counts['left-alone'] }),
    untried: t.exposeInt('untried', { description: 'The crawl ended before its turn came.' }),
  }),
});

const CrawlPoint = builder.objectRef<CrawlPointModel>('CrawlPoint').implement({
  description: 'How far the crawl had come at a moment.',
  fields: (t) => ({
    elapsedMs: t.exposeFloat('elapsedMs'),
    states: t.exposeInt('states'),
    actionsTried: t.exposeInt('actionsTried'),
    actionsQueued: t.exposeInt('actionsQueued'),
    formsSubmitted: t.exposeInt('formsSubmitted'),
  }),
});

const Outlook = builder.objectRef<OutlookModel>('Outlook').implement({
  description: 'Whether a longer crawl would be worth it.',
  fields: (t) => ({
    kind: t.field({ type: OutlookKind, resolve: ({ kind }) => kind }),
    limit: t.field({
      type: CrawlLimit,
      nullable: true,
      description: 'What cut the crawl short, when that can be raised.',
      resolve: ({ limit }) => limit,
    }),
    ended: t.field({ type: CrawlEnd, resolve: ({ ended }) => ended }),
    elapsedMs: t.exposeFloat('elapsedMs'),
    untried: t.exposeInt('untried'),
    sentence: t.exposeString('sentence'),
  }),
});

const PageCoverage = builder.objectRef<PageCoverageModel>('PageCoverage').implement({
  fields: (t) => ({
    stateId: t.exposeID('stateId'),
    urlTemplate: t.exposeString('urlTemplate'),
    title: t.exposeString('title'),
    standing: t.field({ type: Standing, resolve: ({ standing }) => standing }),
    reason: t.exposeString('reason', { nullable: true }),
    flows: t.stringList({
      description: 'Names of the flows that lead through it.',
      resolve: ({ flows }) => flows,
    }),
  }),
});

const ActionCoverage = builder.objectRef<ActionCoverageModel>('ActionCoverage').implement({
  fields: (t) => ({
    actionId: t.exposeID('actionId'),
    kind: t.field({ type: ActionKind, resolve: ({ kind }) => kind }),
    label: t.exposeString('label'),
    effect: t.field({ type: Effect, resolve: ({ effect }) => effect }),
    page: t.exposeString('page', { description: 'URL template of the page it is on.' }),
    standing: t.field({ type: Standing, resolve: ({ standing }) => standing }),
    reason: t.exposeString('reason', { nullable: true }),
    flows: t.stringList({ resolve: ({ flows }) => flows }),
  }),
});

export const Coverage = builder.objectRef<CoverageModel>('Coverage').implement({
  description: 'What the crawl found, how much of it the proven flows do, and what was left alone.',
  fields: (t) => ({
    pages: t.field({ type: CoverageCounts, resolve: ({ pages }) => pages }),
    forms: t.field({ type: CoverageCounts, resolve: ({ forms }) => forms }),
    actions: t.field({ type: CoverageCounts, resolve: ({ actions }) => actions }),
    outlook: t.field({ type: Outlook, resolve: ({ outlook }) => outlook }),
    growth: t.field({ type: [CrawlPoint], resolve: ({ growth }) => growth }),
    pageList: t.field({ type: [PageCoverage], resolve: ({ pageList }) => pageList }),
    actionList: t.field({ type: [ActionCoverage], resolve: ({ actionList }) => actionList }),
  }),
});
