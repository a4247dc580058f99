import type { Effect } from '../model/effect.ts';
import type { Journey } from '../model/journey.ts';
import type { Action, PageState, SiteGraph } from '../model/site-graph.ts';
import { type Goal, goalsOf } from './goals.ts';
import { GraphView } from './graph-view.ts';
import { journeyName } from './journey-name.ts';

export interface JourneyOptions {
  /** Record journeys that take something away as well. */
  readonly includeDestructive: boolean;
}

/**
 * The journeys worth testing in a site: each goal once, by the shortest way there from a clean
 * browser with everything that it depends on. What takes something away is named and left alone.
 */
export function findJourneys(graph: SiteGraph, options: JourneyOptions): Journey[] {
  const view = new GraphView(graph);
  const names = new Map<string, number>();
  const journeys = goalsOf(view).map((goal): Journey => {
    const name = uniqueName(journeyName(goal, view), goal, view, names);
    return {
      id: slug(name),
      name,
      effect: effectOf(goal),
      actions: [...goal.route, goal.action],
      leftAlone: leftAloneReason(goal, options),
    };
  });
  // What ends a session or an account comes last, when nothing else needs it any more.
  return journeys.sort((x, y) => rank(x.effect) - rank(y.effect));
}

function rank(effect: Effect): number {
  return effect === 'destructive' ? 1 : 0;
}

/** Signing in on the way does not make a journey one that writes; filling a cart on the way does. */
function effectOf({ action, route }: Goal): Effect {
  if (action.effect === 'destructive') return 'destructive';
  const isSignIn = ({ operation }: Action) =>
    operation.kind === 'submit-form' && operation.form.purpose === 'sign-in';
  const changes = [...route.filter((step) => !isSignIn(step)), action];
  return changes.some(({ effect }) => effect !== 'read') ? 'write' : 'read';
}

function leftAloneReason({ action }: Goal, { includeDestructive }: JourneyOptions): string | null {
  const { outcome, effect } = action;
  if (effect === 'destructive') {
    if (includeDestructive) return null;
    return outcome.kind === 'left-alone' ? outcome.reason : 'it takes something away';
  }
  if (outcome.kind === 'explored') return null;
  return outcome.reason;
}

/** Two goals of one name are told apart by the page they are on, then by number. */
function uniqueName(
  name: string,
  { action }: Goal,
  view: GraphView,
  taken: Map<string, number>,
): string {
  const place = view.state(action.fromStateId);
  const candidates = [name, ...(place === null ? [] : [`${name} (${placeName(place)})`])];
  const free = candidates.find((candidate) => !taken.has(candidate.toLowerCase()));
  const count = (taken.get(name.toLowerCase()) ?? 0) + 1;
  taken.set(name.toLowerCase(), count);
  const chosen = free ?? `${name} (${count})`;
  taken.set(chosen.toLowerCase(), taken.get(chosen.toLowerCase()) ?? 1);
  return chosen;
}

function placeName({ heading, title, urlTemplate }: PageState): string {
  const name = heading || title.split(/ [·|–—-] /)[0] || urlTemplate;
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}

function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'journey';
}
