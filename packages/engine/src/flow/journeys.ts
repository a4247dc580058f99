import type { Effect } from '../model/effect.ts';
import type { Journey } from '../model/journey.ts';
import type { Action, PageState, SiteGraph } from '../model/site-graph.ts';
import { type Goal, goalsOf } from './goals.ts';
import { formOf, GraphView, pathOf } from './graph-view.ts';
import { journeyNames } from './journey-name.ts';

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
  const goals = goalsOf(view).map((goal) => ({ goal, names: journeyNames(goal, view) }));
  const taken = new Set<string>();
  const journeys = worthRecording(goals.filter(isNoMereWay), view).map(
    ({ goal, names }): Journey => {
      const name = freeName(names, placeName(view.state(goal.action.fromStateId), view), taken);
      return {
        id: slug(name),
        name,
        effect: effectOf(goal),
        actions: [...goal.route, goal.action],
        leftAlone: leftAloneReason(goal, options),
      };
    },
  );
  // What ends a session or an account comes last, when nothing else needs it any more.
  return journeys.sort((x, y) => rank(x.effect) - rank(y.effect));
}

/** Pages that are looked at, of one path and of a whole site, that are worth a journey each. */
const mostPagesOfPath = 12;
const mostPages = 60;

/** Everything that is done, and of what is only looked at the nearest: a large site has no end of views. */
function worthRecording(goals: readonly NamedGoal[], view: GraphView): readonly NamedGoal[] {
  const ofPath = new Map<string, number>();
  let pages = 0;
  return goals.filter(({ goal: { action } }) => {
    if (formOf(action) !== null || action.effect !== 'read') return true;
    const path = pathOf(view.state(action.toStateId)?.urlTemplate ?? '');
    const count = (ofPath.get(path) ?? 0) + 1;
    ofPath.set(path, count);
    return count <= mostPagesOfPath && ++pages <= mostPages;
  });
}

interface NamedGoal {
  readonly goal: Goal;
  readonly names: readonly string[];
}

/** A page that is called like the form on it is only the way to that form. */
function isNoMereWay({ goal, names }: NamedGoal, _: number, all: readonly NamedGoal[]): boolean {
  const { action } = goal;
  if (formOf(action) !== null || action.effect !== 'read') return true;
  return !all.some(
    (other) =>
      formOf(other.goal.action) !== null &&
      other.names[0] === names[0] &&
      other.goal.action.fromStateId === action.toStateId,
  );
}

function rank(effect: Effect): number {
  return effect === 'destructive' ? 1 : 0;
}

/** Signing in on the way does not make a journey one that writes; filling a cart on the way does. */
function effectOf({ action, route }: Goal): Effect {
  if (action.effect === 'destructive') return 'destructive';
  const isSignIn = (step: Action) => formOf(step)?.purpose === 'sign-in';
  const changes = [...route.filter((step) => !isSignIn(step)), action];
  return changes.some(({ effect }) => effect !== 'read') ? 'write' : 'read';
}

function leftAloneReason({ action }: Goal, { includeDestructive }: JourneyOptions): string | null {
  const { outcome, effect } = action;
  if (effect === 'destructive') {
    if (includeDestructive) return null;
    return outcome.kind === 'left-alone' ? outcome.reason : 'It takes something away.';
  }
  return outcome.kind === 'explored' ? null : outcome.reason;
}

/** Two goals of one name are told apart by other words for them, by the page they are on, then by number. */
function freeName(names: readonly string[], place: string, taken: Set<string>): string {
  const [name = 'Journey'] = names;
  const candidates = [...names, ...(place === '' ? [] : [`${name} (${place})`])];
  const isFree = (candidate: string) => !taken.has(slug(candidate));
  let chosen = candidates.find(isFree);
  for (let count = 2; chosen === undefined; count++) {
    chosen = isFree(`${name} (${count})`) ? `${name} (${count})` : undefined;
  }
  taken.add(slug(chosen));
  return chosen;
}

function placeName(page: PageState | null, view: GraphView): string {
  if (page === null) return '';
  const heading = view.isCommonHeading(page.heading) ? '' : page.heading;
  const name = heading || view.ownTitle(page) || page.urlTemplate;
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}

function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'journey';
}
