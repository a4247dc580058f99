import type { Action } from '../model/site-graph.ts';
import { formOf, type GraphView, pathOf } from './graph-view.ts';

/** A chain of forms each of which leads to the next: address, delivery, payment. */
export interface Wizard {
  /** All forms but the last. */
  readonly inner: readonly Action[];
  readonly last: Action;
  /** Paths of the pages that the forms stand on. */
  readonly pages: ReadonlySet<string>;
}

const goesOn =
  /^(?:continue|next|proceed|go on|weiter|fortfahren|suivant|continuer|siguiente|continuar|avanti|volgende|verder)\b/i;

/**
 * Finds the chains: a form leads on when the state after it can be reached only through it and
 * offers a form of its own that the page before did not have, in the same part of the site.
 */
export function findWizards(view: GraphView): Wizard[] {
  const next = new Map<string, Action>();
  for (const action of view.graph.actions) {
    const follower = isStep(action) ? followerOf(action, view) : null;
    if (follower !== null) next.set(action.id, follower);
  }
  const followers = new Set([...next.values()].map(({ id }) => id));
  return view.graph.actions
    .filter(({ id }) => next.has(id) && !followers.has(id))
    .map((first) => chainFrom(first, next, view));
}

function chainFrom(first: Action, next: ReadonlyMap<string, Action>, view: GraphView): Wizard {
  const chain = [first];
  for (let at = next.get(first.id); at !== undefined && !chain.includes(at); at = next.get(at.id)) {
    chain.push(at);
  }
  const pages = new Set(
    chain.map(({ fromStateId }) => pathOf(view.state(fromStateId)?.urlTemplate ?? '')),
  );
  return { inner: chain.slice(0, -1), last: chain.at(-1) ?? first, pages };
}

function isStep(action: Action): boolean {
  return action.outcome.kind === 'explored' && formOf(action)?.purpose === 'other';
}

function followerOf(action: Action, view: GraphView): Action | null {
  const after = view.state(action.toStateId);
  if (after === null || after.route.at(-1) !== action.id || after.id === action.fromStateId)
    return null;
  const before = new Set(view.actionsFrom(action.fromStateId).map(formAction));
  const own = view
    .actionsFrom(after.id)
    .filter((candidate) => isStep(candidate) && !before.has(formAction(candidate)));
  return own.find((candidate) => areOneProcess(action, candidate)) ?? null;
}

function areOneProcess(action: Action, follower: Action): boolean {
  if (goesOn.test(action.label)) return true;
  const area = areaOf(action);
  return area !== '' && area === areaOf(follower) && formAction(action) !== formAction(follower);
}

/** The first two segments' worth of place: `/checkout` of `/checkout/address`. */
function areaOf(action: Action): string {
  const segments = formAction(action).split('/').filter(Boolean);
  return segments.length < 2 ? '' : (segments[0] ?? '');
}

function formAction(action: Action): string {
  const target = formOf(action)?.action ?? '';
  return URL.canParse(target) ? new URL(target).pathname : pathOf(target);
}
