import type { Action } from '../model/site-graph.ts';
import { formOf, type GraphView, pathOf } from './graph-view.ts';
import { looksLikeId } from './url-parts.ts';
import { findWizards, type Wizard } from './wizards.ts';

/** Something a person would come for, with the shortest way there. */
export interface Goal {
  readonly action: Action;
  /** From a clean browser to the state in which the action is possible. */
  readonly route: readonly Action[];
  /** The chain of forms that the action completes; null when it stands alone. */
  readonly wizard: Wizard | null;
}

/**
 * The actions of a graph that are goals, one for each kind: forms by where they go and what they
 * ask for, links by the template of the page they lead to, buttons by their caption and what they
 * ask the server for. Steps of a longer chain of forms are no goals of their own.
 */
export function goalsOf(view: GraphView): Goal[] {
  const wizards = findWizards(view);
  const inner = new Set(wizards.flatMap(({ inner }) => inner.map(({ id }) => id)));
  const best = new Map<string, Goal>();
  for (const action of view.graph.actions) {
    const key = inner.has(action.id) ? null : goalKey(action, view, wizards);
    const route = key === null ? null : routeOf(action, view);
    if (key === null || route === null) continue;
    const wizard = wizards.find(({ last }) => last.id === action.id) ?? null;
    const goal = { action, route, wizard };
    const known = best.get(key);
    if (known === undefined || isBetter(goal, known, view)) best.set(key, goal);
  }
  return [...best.values()].sort(byOrder);
}

/** Null for what is no goal. */
function goalKey(action: Action, view: GraphView, wizards: readonly Wizard[]): string | null {
  const { operation, outcome, effect } = action;
  // What changes data is worth telling of even when the crawl kept its hands off it.
  const isPossible =
    outcome.kind === 'explored' || (effect !== 'read' && outcome.kind === 'left-alone');
  switch (operation.kind) {
    case 'open':
      return outcome.kind === 'explored' ? 'open' : null;
    case 'submit-form':
      return formKey(action);
    case 'follow-link':
      return isPossible ? linkKey(action, view, wizards) : null;
    case 'click':
      return isPossible ? clickKey(action) : null;
  }
}

function formKey(action: Action): string {
  const form = formOf(action);
  if (form === null) return '';
  if (form.purpose === 'sign-in' || form.purpose === 'sign-up') return form.purpose;
  const fields = form.fields.map(({ name }) => name).sort();
  const target = form.action === '' ? requestsKey(action) : generalised(form.action);
  return `form ${form.method} ${target} ${fields.join(',')} ${submitKey(action)}`;
}

/** One form may have several buttons that do different things (`formaction`, a button's own name). */
function submitKey({ label }: Action): string {
  return label.toLowerCase();
}

function linkKey(action: Action, view: GraphView, wizards: readonly Wizard[]): string | null {
  if (action.effect !== 'read') return `link ${requestsKey(action) || action.label.toLowerCase()}`;
  const state = view.state(action.toStateId);
  if (state === null || action.fromStateId === action.toStateId) return null;
  if (isWayIn(state.id, view, wizards)) return null;
  return `page ${state.urlTemplate}`;
}

/** Pages that only lead to something: a sign-in or sign-up form, or the beginning of a wizard. */
function isWayIn(stateId: string, view: GraphView, wizards: readonly Wizard[]): boolean {
  const path = pathOf(view.state(stateId)?.urlTemplate ?? '');
  if (view.signInPages.has(path)) return true;
  const forms = view.actionsFrom(stateId).map(formOf);
  if (forms.some((form) => form?.purpose === 'sign-up')) return true;
  return wizards.some(({ pages }) => pages.has(path));
}

/** A click that asks the server for nothing cannot be replayed over HTTP. */
function clickKey(action: Action): string | null {
  const requests = requestsKey(action);
  if (requests === '' && action.effect !== 'destructive') return null;
  return `click ${action.label.toLowerCase()} ${requests}`;
}

function requestsKey({ requests }: Action): string {
  return requests
    .map(({ method, urlTemplate }) => `${method} ${generalised(urlTemplate)}`)
    .join(' ');
}

function generalised(url: string): string {
  const [, path = url] = /^(?:[a-z]+:\/\/[^/]+)?([^?#]*)/i.exec(url) ?? [];
  return path
    .split('/')
    .map((segment) => (segment.startsWith(':') || looksLikeId(segment) ? ':id' : segment))
    .join('/');
}

/** What needs an account lands on the sign-in page when it is tried without one. */
function isBetter(goal: Goal, known: Goal, view: GraphView): boolean {
  const cost = ({ action, route }: Goal) => {
    const landed = pathOf(view.state(action.toStateId)?.urlTemplate ?? '');
    const isSignIn = formOf(action)?.purpose === 'sign-in';
    const turnedAway = !isSignIn && view.signInPages.has(landed) ? 1_000 : 0;
    return turnedAway + (action.outcome.kind === 'failed' ? 2_000 : 0) + route.length;
  };
  return cost(goal) < cost(known);
}

function routeOf(action: Action, view: GraphView): readonly Action[] | null {
  return action.operation.kind === 'open' ? [] : view.routeTo(action.fromStateId);
}

/** As a visitor would come to them: near ones first, at one distance pages before forms. */
function byOrder(x: Goal, y: Goal): number {
  const kind = ({ action }: Goal) => (formOf(action) === null ? 0 : 1);
  return x.route.length - y.route.length || kind(x) - kind(y);
}
