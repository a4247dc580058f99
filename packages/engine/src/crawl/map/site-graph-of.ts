import {
  type Action,
  mostUntriedKept,
  type PageState,
  type SiteGraph,
} from '../../model/site-graph.ts';
import type { Knowledge } from '../knowledge.ts';
import type { KnownState } from './site-map.ts';

/** What is known as the plain data that the other rooms work with. */
export function siteGraphOf(knowledge: Knowledge, ended: SiteGraph['ended']): SiteGraph {
  const { map } = knowledge;
  const states = map.states.map(plainState);
  const ids = new Set(states.map((state) => state.id));
  const needed = new Set(states.flatMap((state) => state.route));
  const told = map.actions.filter(
    (action) => needed.has(action.id) || isWorthTelling(action, knowledge),
  );
  return {
    startUrl: knowledge.target.url,
    states,
    actions: withFewUntried(told).map((action) => ({
      ...action,
      fromStateId: ids.has(action.fromStateId) ? action.fromStateId : (states[0]?.id ?? ''),
    })),
    offSite: knowledge.offSite,
    account: knowledge.sessions.entrance.account,
    ended,
    elapsedMs: Math.round(knowledge.course.elapsedMs),
  };
}

/** An endless site leaves thousands of things untried; some of them tell as much as all. */
function withFewUntried(actions: readonly Action[]): readonly Action[] {
  let untried = 0;
  return actions.filter(
    ({ effect, outcome }) =>
      outcome.kind !== 'left-alone' || effect === 'destructive' || ++untried <= mostUntriedKept,
  );
}

/** The hundredth link to a kind of page that was seen, never followed, tells nothing. */
function isWorthTelling(action: Action, knowledge: Knowledge): boolean {
  // What was only read of and is no page was looked at and is no action of anybody's.
  if (action.operation.kind === 'open') return action.toStateId !== null;
  if (action.operation.kind !== 'follow-link' || action.effect !== 'read') return true;
  if (action.outcome.kind !== 'left-alone') return true;
  const template = knowledge.patterns.templateOf(action.operation.url);
  return !knowledge.map.states.some((state) => state.urlTemplate === template);
}

function plainState(state: KnownState): PageState {
  const { id, urlTemplate, url, title, heading, depth, signedIn, visits, thumbnail, route } = state;
  return { id, urlTemplate, url, title, heading, depth, signedIn, visits, thumbnail, route };
}
