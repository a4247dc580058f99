import type {
  ActionCoverage,
  Coverage,
  CoverageCounts,
  PageCoverage,
  Standing,
} from '../model/coverage.ts';
import type { Flow } from '../model/flow.ts';
import type { CrawlBudget } from '../model/run.ts';
import { type Action, notTriedReason, type SiteGraph } from '../model/site-graph.ts';
import { outlookOf } from './coverage-outlook.ts';
import {
  askingForTheSame,
  type JourneyTrack,
  journeyTracks,
  leadingToTheSame,
  type Templates,
  templatesOf,
} from './journey-tracks.ts';

/**
 * Joins what a crawl found with the flows that were made of it: what is proven, what was only found,
 * what failed and what was left alone, each with its reason. An action counts as proven when a
 * verified flow does it or asks the server for all that it asks for (the search box of every page is
 * one), and a link when one comes to a page of the same kind (the other products of a list).
 * Null for a graph that was kept without its journeys.
 */
export function coverageOf(
  graph: SiteGraph,
  flows: readonly Flow[],
  budget: CrawlBudget,
): Coverage | null {
  if (graph.journeys === undefined) return null;
  const tracks = journeyTracks(graph.journeys, graph, flows);
  const templates = templatesOf(graph);
  const actionList = graph.actions.map((action) => actionCoverage(action, tracks, templates));
  const pageList = graph.states.map(
    ({ id, urlTemplate, title }): PageCoverage => ({
      stateId: id,
      urlTemplate,
      title,
      ...pageStanding(tracks.filter(({ pages }) => pages.has(urlTemplate))),
    }),
  );
  const actions = countsOf(actionList);
  return {
    pages: countsOf(pageList),
    forms: countsOf(actionList.filter(({ kind }) => kind === 'submit-form')),
    actions,
    outlook: outlookOf(graph, budget, actions.untried),
    growth: graph.growth ?? [],
    pageList,
    actionList,
  };
}

function actionCoverage(
  action: Action,
  tracks: readonly JourneyTrack[],
  templates: Templates,
): ActionCoverage {
  const { id, operation, label, effect, outcome } = action;
  return {
    actionId: id,
    kind: operation.kind,
    label,
    effect,
    page: templates.get(action.fromStateId) ?? '',
    outcome: outcome.kind,
    ...actionStanding(action, tracks, templates),
  };
}

type Stand = Pick<ActionCoverage, 'standing' | 'reason' | 'flows'>;

function actionStanding(
  action: Action,
  tracks: readonly JourneyTrack[],
  templates: Templates,
): Stand {
  const doing = tracks.filter(({ actions }) => actions.has(action.id));
  const alike = [
    ...askingForTheSame(action, tracks),
    ...leadingToTheSame(action, tracks, templates),
  ];
  const proving = namesOf(verifiedOf([...doing, ...alike]));
  if (proving.length > 0) return { standing: 'proven', reason: null, flows: proving };
  const { outcome } = action;
  if (outcome.kind === 'failed') return { standing: 'failed', reason: outcome.reason, flows: [] };
  if (outcome.kind === 'left-alone') {
    const standing = outcome.reason === notTriedReason ? 'untried' : 'left-alone';
    return { standing, reason: outcome.reason, flows: [] };
  }
  const otherwise =
    action.requests.length === 0
      ? 'It was tried and asked the server for nothing.'
      : 'It was tried, and no journey was made of it.';
  return unproven(doing) ?? { standing: 'found', reason: whyFound(doing, otherwise), flows: [] };
}

type PageStand = Pick<PageCoverage, 'standing' | 'reason' | 'flows'>;

function pageStanding(through: readonly JourneyTrack[]): PageStand {
  const proving = namesOf(verifiedOf(through));
  if (proving.length > 0) return { standing: 'proven', reason: null, flows: proving };
  const reason = whyFound(through, 'No journey leads through it.');
  return unproven(through) ?? { standing: 'found', reason, flows: [] };
}

/** Null when no flow that was to be proven does it. */
function unproven(
  doing: readonly JourneyTrack[],
): (PageStand & { readonly standing: 'unproven' }) | null {
  const tried = flowsOf(doing).filter(({ proof }) => proof.kind !== 'left-alone');
  const [first] = tried;
  if (first === undefined) return null;
  return { standing: 'unproven', reason: whyUnproven(first), flows: namesOf(tried) };
}

function whyFound(doing: readonly JourneyTrack[], otherwise: string): string {
  const isUnrecorded = doing.some(({ flow }) => flow === null);
  return isUnrecorded ? 'It is part of a journey that was not recorded.' : otherwise;
}

function whyUnproven({ name, proof }: Flow): string {
  return proof.kind === 'failed'
    ? `“${name}” is not verified: ${proof.reason}`
    : `The trial replay of “${name}” was not reached.`;
}

function flowsOf(tracks: readonly JourneyTrack[]): readonly Flow[] {
  return tracks.flatMap(({ flow }) => flow ?? []);
}

function verifiedOf(tracks: readonly JourneyTrack[]): readonly Flow[] {
  return flowsOf(tracks).filter(({ proof }) => proof.kind === 'verified');
}

function namesOf(flows: readonly Flow[]): string[] {
  return [...new Set(flows.map(({ name }) => name))];
}

function countsOf(items: readonly { readonly standing: Standing }[]): CoverageCounts {
  const count = (wanted: Standing) => items.filter(({ standing }) => standing === wanted).length;
  return {
    total: items.length,
    proven: count('proven'),
    unproven: count('unproven'),
    found: count('found'),
    failed: count('failed'),
    'left-alone': count('left-alone'),
    untried: count('untried'),
  };
}
