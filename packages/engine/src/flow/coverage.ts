import type {
  ActionCoverage,
  Coverage,
  CoverageCounts,
  PageCoverage,
  Standing,
} from '../model/coverage.ts';
import type { Flow } from '../model/flow.ts';
import type { CrawlBudget } from '../model/run.ts';
import {
  type Action,
  type JourneyPath,
  notTriedReason,
  type SeenRequest,
  type SiteGraph,
} from '../model/site-graph.ts';
import { outlookOf } from './coverage-outlook.ts';

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
  const paths = flowPaths(graph.journeys, graph, flows);
  const templates: Templates = new Map(
    graph.states.map(({ id, urlTemplate }) => [id, urlTemplate]),
  );
  const actionList = graph.actions.map((action) => actionCoverage(action, paths, templates));
  const pageList = graph.states.map(
    ({ id, urlTemplate, title }): PageCoverage => ({
      stateId: id,
      urlTemplate,
      title,
      ...pageStanding(paths.filter(({ pages }) => pages.has(urlTemplate))),
    }),
  );
  return {
    pages: countsOf(pageList),
    forms: countsOf(actionList.filter(({ kind }) => kind === 'submit-form')),
    actions: countsOf(actionList),
    outlook: outlookOf(graph, budget),
    growth: graph.growth ?? [],
    pageList,
    actionList,
  };
}

/** What a flow does in the graph. */
interface FlowPath {
  readonly flow: Flow;
  readonly actions: ReadonlySet<string>;
  /** URL templates of the pages that it comes through. */
  readonly pages: ReadonlySet<string>;
  readonly requests: ReadonlySet<string>;
}

function flowPaths(
  journeys: readonly JourneyPath[],
  { actions, states }: SiteGraph,
  flows: readonly Flow[],
): FlowPath[] {
  const byId = new Map(actions.map((action) => [action.id, action]));
  const templates = new Map(states.map(({ id, urlTemplate }) => [id, urlTemplate]));
  return journeys.flatMap(({ flowId, actionIds }) => {
    const flow = flows.find(({ id }) => id === flowId);
    if (flow === undefined) return [];
    const done = actionIds.flatMap((id) => byId.get(id) ?? []);
    const stateIds = done.flatMap(({ operation, fromStateId, toStateId }) =>
      operation.kind === 'open' ? [toStateId] : [fromStateId, toStateId],
    );
    return {
      flow,
      actions: new Set(actionIds),
      pages: new Set(stateIds.flatMap((id) => (id === null ? [] : (templates.get(id) ?? [])))),
      requests: new Set(done.flatMap(({ requests }) => requests.map(requestKey))),
    };
  });
}

function requestKey({ method, urlTemplate }: SeenRequest): string {
  return `${method} ${urlTemplate}`;
}

/** URL templates by the id of their state. */
type Templates = ReadonlyMap<string | null, string>;

function actionCoverage(
  action: Action,
  paths: readonly FlowPath[],
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
    ...actionStanding(action, paths, templates),
  };
}

type Stand = Pick<ActionCoverage, 'standing' | 'reason' | 'flows'>;

function actionStanding(action: Action, paths: readonly FlowPath[], templates: Templates): Stand {
  const doing = paths.filter(({ actions }) => actions.has(action.id));
  const alike = [...askingForTheSame(action, paths), ...leadingToTheSame(action, paths, templates)];
  const proving = [...doing, ...alike].filter(isVerified);
  if (proving.length > 0) return { standing: 'proven', reason: null, flows: namesOf(proving) };
  const { outcome } = action;
  if (outcome.kind === 'failed') return { standing: 'failed', reason: outcome.reason, flows: [] };
  if (outcome.kind === 'left-alone') {
    const standing = outcome.reason === notTriedReason ? 'untried' : 'left-alone';
    return { standing, reason: outcome.reason, flows: [] };
  }
  const tried = doing.find(({ flow }) => flow.proof.kind !== 'left-alone');
  if (tried !== undefined) {
    return { standing: 'unproven', reason: whyUnproven(tried), flows: namesOf(doing) };
  }
  const reason =
    action.requests.length === 0
      ? 'It was tried and asked the server for nothing.'
      : 'It was tried, and no journey was made of it.';
  return { standing: 'found', reason, flows: [] };
}

function askingForTheSame({ requests, outcome }: Action, paths: readonly FlowPath[]): FlowPath[] {
  if (outcome.kind !== 'explored' || requests.length === 0) return [];
  const keys = requests.map(requestKey);
  return paths.filter((path) => keys.every((key) => path.requests.has(key)));
}

function leadingToTheSame(
  { operation, toStateId, effect }: Action,
  paths: readonly FlowPath[],
  templates: Templates,
): FlowPath[] {
  const target = templates.get(toStateId);
  const isLink = operation.kind === 'follow-link' || operation.kind === 'open';
  if (!isLink || effect !== 'read' || target === undefined) return [];
  return paths.filter(({ pages }) => pages.has(target));
}

function pageStanding(
  through: readonly FlowPath[],
): Pick<PageCoverage, 'standing' | 'reason' | 'flows'> {
  const proving = through.filter(isVerified);
  if (proving.length > 0) return { standing: 'proven', reason: null, flows: namesOf(proving) };
  const tried = through.find(({ flow }) => flow.proof.kind !== 'left-alone');
  return tried === undefined
    ? { standing: 'found', reason: 'No journey leads through it.', flows: [] }
    : { standing: 'unproven', reason: whyUnproven(tried), flows: namesOf(through) };
}

function isVerified({ flow }: FlowPath): boolean {
  return flow.proof.kind === 'verified';
}

function whyUnproven({ flow: { name, proof } }: FlowPath): string {
  return proof.kind === 'failed'
    ? `“${name}” is not verified: ${proof.reason}`
    : `The trial replay of “${name}” was not reached.`;
}

function namesOf(paths: readonly FlowPath[]): string[] {
  return [...new Set(paths.map(({ flow }) => flow.name))];
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
