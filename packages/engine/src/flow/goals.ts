import type { Action, NewName } from '../model/site-graph.ts';
import { captionOf, withoutEntities } from './action-words.ts';
import { FormKinds } from './form-kinds.ts';
import { formOf, type GraphView, placeOf } from './graph-view.ts';
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
  const kinds = new FormKinds();
  for (const action of view.graph.actions) {
    const key = inner.has(action.id) ? null : goalKey(action, view, wizards, kinds);
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
function goalKey(
  action: Action,
  view: GraphView,
  wizards: readonly Wizard[],
  kinds: FormKinds,
): string | null {
  const { operation, outcome, effect } = action;
  // What changes data is worth telling of even when the crawl kept its hands off it.
  const isPossible =
    outcome.kind === 'explored' || (effect !== 'read' && outcome.kind === 'left-alone');
  switch (operation.kind) {
    case 'open':
      // Where a new name is opened something is made next; that is the goal.
      return outcome.kind === 'explored' && operation.newName === undefined ? 'open' : null;
    case 'submit-form':
      return formKey(action, view, kinds);
    case 'follow-link':
      return isPossible ? linkKey(action, view, wizards) : null;
    case 'click':
      return isPossible ? clickKey(action, view, wizards) : null;
  }
}

function formKey(action: Action, view: GraphView, kinds: FormKinds): string {
  const form = formOf(action);
  if (form === null) return '';
  if (form.purpose === 'sign-in' || form.purpose === 'sign-up') return form.purpose;
  const target = form.action === '' ? requestsKey(action) : generalised(form.action, action, view);
  const button = isOneOfSeveral(action, view) ? captionOf(action).toLowerCase() : '';
  const place = newNameOn(view.routeTo(action.fromStateId) ?? [])?.before ?? '';
  return kinds.of(`form ${form.method} ${target} ${button} ${place}`, form);
}

/** The address with a new name that a way goes over; null for a way over pages that are there. */
export function newNameOn(route: readonly Action[]): NewName | null {
  for (const { operation } of route) {
    if (operation.kind === 'open' && operation.newName !== undefined) return operation.newName;
  }
  return null;
}

/** One form may have several buttons that do different things. */
function isOneOfSeveral(action: Action, view: GraphView): boolean {
  const element = (other: Action) => formOf(other)?.element.selectors.join();
  const buttons = view
    .actionsFrom(action.fromStateId)
    .filter((other) => element(other) !== undefined && element(other) === element(action));
  return buttons.length > 1;
}

function linkKey(action: Action, view: GraphView, wizards: readonly Wizard[]): string | null {
  const { operation } = action;
  if (action.effect !== 'read' && operation.kind === 'follow-link') {
    const said = withoutEntities(action.label, action, view).toLowerCase();
    return `link ${said} ${generalised(operation.url.split('?')[0] ?? '', action, view)}`;
  }
  return pageKey(action, view, wizards);
}

function pageKey(action: Action, view: GraphView, wizards: readonly Wizard[]): string | null {
  const state = view.state(action.toStateId);
  if (state === null || action.fromStateId === action.toStateId) return null;
  if (isWayIn(placeOf(state.urlTemplate), view, wizards)) return null;
  const start = view.graph.states[0]?.urlTemplate;
  return state.urlTemplate === start ? 'open' : `page ${state.urlTemplate}`;
}

/** Pages that only lead to something: a sign-in or sign-up form, or the beginning of a wizard. */
function isWayIn(place: string, view: GraphView, wizards: readonly Wizard[]): boolean {
  if (view.signInPages.has(place) || view.signUpPages.has(place)) return true;
  return wizards.some(({ pages }) => pages.has(place));
}

/** A click that asks the server for nothing cannot be replayed over HTTP, and one that only opens a page is a link. */
function clickKey(action: Action, view: GraphView, wizards: readonly Wizard[]): string | null {
  const requests = requestsKey(action);
  const opensPage = action.requests.some(({ kind }) => kind === 'document');
  const onlyReads = action.requests.every(({ method }) => method === 'GET');
  if (action.effect === 'read' && opensPage && onlyReads) return pageKey(action, view, wizards);
  if (requests === '' && action.effect !== 'destructive') return null;
  return `click ${action.label.toLowerCase()} ${requests}`;
}

function requestsKey({ requests }: Action): string {
  return requests.map(({ method, urlTemplate }) => `${method} ${urlTemplate}`).join(' ');
}

/** The address with everything that names one of many things left open: path and query. */
function generalised(address: string, action: Action, view: GraphView): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const varying = view.varyingValues(action.fromStateId);
  const isOpen = (value: string) => looksLikeId(value) || varying.has(value);
  const path = url.pathname.split('/').map((segment) => (isOpen(segment) ? ':id' : segment));
  const query = [...url.searchParams]
    .map(([name, value]) =>
      /^[a-z_]{1,20}$/i.test(value) && !isOpen(value) ? `${name}=${value}` : name,
    )
    .sort();
  return [path.join('/'), ...query].join('&');
}

/** What needs an account lands on the sign-in page when it is tried without one. */
function isBetter(goal: Goal, known: Goal, view: GraphView): boolean {
  const cost = ({ action, route }: Goal) => {
    const landed = placeOf(view.state(action.toStateId)?.urlTemplate ?? '');
    const isSignIn = formOf(action)?.purpose === 'sign-in';
    const turnedAway = !isSignIn && view.signInPages.has(landed) ? 1_000 : 0;
    const untried = action.outcome.kind === 'explored' ? 0 : 2_000;
    return turnedAway + untried + route.length;
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
