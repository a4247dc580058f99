import type { Action, SiteGraph } from '../../packages/engine/src/model/site-graph.ts';
import { addressesOverlap } from './address-pattern.ts';
import type { MenuTarget } from './menu-targets.ts';
import type { TruthRequest } from './truth.ts';

/** How far a crawl got with a menu target. */
export type Visit =
  | { readonly kind: 'visited' }
  /** Recognised as something not to touch. */
  | { readonly kind: 'left-alone'; readonly reason: string }
  /** A link to it was seen and its turn did not come, or it failed. */
  | { readonly kind: 'seen'; readonly reason: string }
  | { readonly kind: 'missed' };

/** What the crawls say of one address, the best of them. */
export function visitOf(target: MenuTarget, graphs: readonly SiteGraph[]): Visit {
  const told = graphs.flatMap((graph) => {
    const isIt = (address: string) =>
      addressesOverlap(target.address, withinSite(address, graph.startUrl), 'same-query');
    const byPages = graph.states.some(({ url }) => isIt(url)) ? [visited] : [];
    return [...byPages, ...graph.actions.flatMap((action) => toldBy(action, isIt))];
  });
  const best = (kind: Visit['kind']) => told.find((visit) => visit.kind === kind);
  return best('visited') ?? best('left-alone') ?? best('seen') ?? { kind: 'missed' };
}

/** Whether a request that must not be sent was seen coming; `texts` are what its links say. */
export function trapOf(
  { method, url }: TruthRequest,
  texts: readonly string[],
  graphs: readonly SiteGraph[],
): 'left-alone' | 'sprung' | 'missed' {
  const actions = graphs.flatMap(({ startUrl, actions }) =>
    actions.map((action) => ({ action, startUrl })),
  );
  const isSprung = actions.some(({ action, startUrl }) =>
    action.requests.some(
      (request) =>
        // Without a status it was held back on its way out.
        request.status !== null &&
        request.method === method &&
        addressesOverlap(url, withinSite(request.urlTemplate, startUrl), 'more-query-allowed'),
    ),
  );
  if (isSprung) return 'sprung';
  const isLeftAlone = actions.some(({ action, startUrl }) => {
    const at = addressOf(action);
    const isIt =
      at === null
        ? texts.some((text) => text.toLowerCase() === action.label.trim().toLowerCase())
        : addressesOverlap(url, withinSite(at, startUrl), 'more-query-allowed');
    return isIt && action.outcome.kind === 'left-alone' && !isUntried(action.outcome.reason);
  });
  return isLeftAlone ? 'left-alone' : 'missed';
}

const visited: Visit = { kind: 'visited' };

function toldBy(action: Action, isIt: (address: string) => boolean): readonly Visit[] {
  const { outcome, requests } = action;
  const asked = requests.filter(
    ({ method, urlTemplate }) => method === 'GET' && isOne(urlTemplate),
  );
  if (asked.some(({ urlTemplate }) => isIt(urlTemplate))) return [visited];
  const address = addressOf(action);
  if (address === null || !isIt(address)) return [];
  if (outcome.kind === 'explored') return [visited];
  if (outcome.kind === 'left-alone' && !isUntried(outcome.reason)) return [outcome];
  return [{ kind: 'seen', reason: outcome.reason }];
}

/** Where an action says beforehand that it leads; null for a plain click. */
function addressOf({ operation }: Action): string | null {
  switch (operation.kind) {
    case 'open':
    case 'follow-link':
      return operation.url;
    case 'submit-form':
      return operation.form.action === '' ? null : operation.form.action;
    default:
      return null;
  }
}

/** Whether it is one address: `/issues/:id` was not necessarily `/issues/new`. */
function isOne(urlTemplate: string): boolean {
  return !/[/=]:[a-z]/.test(urlTemplate);
}

/** The crawl's words for what it had no time for; all else that it left alone has a reason of its own. */
function isUntried(reason: string): boolean {
  return reason.startsWith('Not tried');
}

/** Path and query of an address of the site; what is elsewhere stays absolute and is like nothing wanted. */
function withinSite(address: string, startUrl: string): string {
  const { origin } = new URL(startUrl);
  return address.startsWith(`${origin}/`) ? address.slice(origin.length) : address;
}
