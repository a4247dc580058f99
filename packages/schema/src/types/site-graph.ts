import type {
  Action as ActionModel,
  PageState as PageStateModel,
  SiteGraph as SiteGraphModel,
} from '@flowload/engine/model/site-graph.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum-type.ts';
import { Effect } from './effect.ts';

export const CrawlEnd = enumType('CrawlEnd', ['exhausted', 'settled', 'budget', 'aborted']);
export const ActionKind = enumType('ActionKind', ['open', 'follow-link', 'click', 'submit-form']);
const ActionOutcomeKind = enumType('ActionOutcomeKind', ['explored', 'left-alone', 'failed']);

const PageState = builder.objectRef<PageStateModel>('PageState').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    urlTemplate: t.exposeString('urlTemplate'),
    url: t.exposeString('url'),
    title: t.exposeString('title'),
    depth: t.exposeInt('depth'),
    signedIn: t.exposeBoolean('signedIn'),
    visits: t.exposeInt('visits'),
    thumbnail: t.exposeString('thumbnail', { nullable: true }),
  }),
});

const Action = builder.objectRef<ActionModel>('Action').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    fromStateId: t.exposeID('fromStateId'),
    toStateId: t.exposeID('toStateId', { nullable: true }),
    kind: t.field({ type: ActionKind, resolve: ({ operation }) => operation.kind }),
    label: t.exposeString('label'),
    effect: t.field({ type: Effect, resolve: (action) => action.effect }),
    outcome: t.field({ type: ActionOutcomeKind, resolve: ({ outcome }) => outcome.kind }),
    reason: t.string({
      nullable: true,
      resolve: ({ outcome }) => (outcome.kind === 'explored' ? null : outcome.reason),
    }),
  }),
});

const OffSiteOrigin = builder
  .objectRef<{ readonly origin: string; readonly requests: number }>('OffSiteOrigin')
  .implement({
    fields: (t) => ({
      origin: t.exposeString('origin'),
      requests: t.exposeInt('requests'),
    }),
  });

/** What the crawl found. The account it made stays with the server. */
export const SiteGraph = builder.objectRef<SiteGraphModel>('SiteGraph').implement({
  fields: (t) => ({
    startUrl: t.exposeString('startUrl'),
    states: t.field({ type: [PageState], resolve: (graph) => graph.states }),
    actions: t.field({ type: [Action], resolve: (graph) => graph.actions }),
    offSite: t.field({
      type: [OffSiteOrigin],
      resolve: ({ offSite }) =>
        Object.entries(offSite).map(([origin, requests]) => ({ origin, requests })),
    }),
    ended: t.field({ type: CrawlEnd, resolve: (graph) => graph.ended }),
    elapsedMs: t.exposeFloat('elapsedMs'),
  }),
});
