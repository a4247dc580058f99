import type { Flow } from '../model/flow.ts';
import type { Action, JourneyPath, SeenRequest, SiteGraph } from '../model/site-graph.ts';

/** What a journey does in the graph, with the flow that was made of it. */
export interface JourneyTrack {
  /** Null when the journey was not recorded: it was not asked for, or its turn did not come. */
  readonly flow: Flow | null;
  readonly actions: ReadonlySet<string>;
  /** URL templates of the pages that it comes through. */
  readonly pages: ReadonlySet<string>;
  /** Keys of what it asks the server for. */
  readonly requests: ReadonlySet<string>;
}

/** URL templates by the id of their state. */
export type Templates = ReadonlyMap<string | null, string>;

export function templatesOf({ states }: SiteGraph): Templates {
  return new Map(states.map(({ id, urlTemplate }) => [id, urlTemplate]));
}

export function journeyTracks(
  journeys: readonly JourneyPath[],
  graph: SiteGraph,
  flows: readonly Flow[],
): readonly JourneyTrack[] {
  const actions = new Map(graph.actions.map((action) => [action.id, action]));
  const templates = templatesOf(graph);
  return journeys.map(({ flowId, actionIds }) => {
    const done = actionIds.flatMap((id) => actions.get(id) ?? []);
    return {
      flow: flows.find(({ id }) => id === flowId) ?? null,
      actions: new Set(actionIds),
      pages: new Set(done.flatMap(statesOf).flatMap((id) => templates.get(id) ?? [])),
      requests: new Set(done.flatMap(({ requests }) => requests.map(requestKey))),
    };
  });
}

/** Where it begins and ends; nobody is anywhere before the first page is opened. */
function statesOf({ operation, fromStateId, toStateId }: Action): readonly (string | null)[] {
  return operation.kind === 'open' ? [toStateId] : [fromStateId, toStateId];
}

function requestKey({ method, urlTemplate }: SeenRequest): string {
  return `${method} ${urlTemplate}`;
}

/** Journeys that ask the server for all that the action asks it for. */
export function askingForTheSame(
  { requests, outcome }: Action,
  tracks: readonly JourneyTrack[],
): readonly JourneyTrack[] {
  if (outcome.kind !== 'explored' || requests.length === 0) return [];
  const keys = requests.map(requestKey);
  return tracks.filter((track) => keys.every((key) => track.requests.has(key)));
}

/** Of a link, the journeys that come to a page of the kind that it leads to. */
export function leadingToTheSame(
  { operation, toStateId, effect }: Action,
  tracks: readonly JourneyTrack[],
  templates: Templates,
): readonly JourneyTrack[] {
  const target = templates.get(toStateId);
  const isLink = operation.kind === 'follow-link' || operation.kind === 'open';
  if (!isLink || effect !== 'read' || target === undefined) return [];
  return tracks.filter(({ pages }) => pages.has(target));
}
