import type { Journey } from '../model/journey.ts';
import type { Recording } from '../model/recording.ts';
import type { Action, PageState, SiteGraph } from '../model/site-graph.ts';

/** What a recording says when a page lacks what the next step needs. */
const lacking = /is not on the page|no longer shows/;

/**
 * The journey with the page gone to by its address on which a recording could not go on, because it
 * had come somewhere else: signing in may lead to where the user was last. Null when the address would
 * change nothing.
 */
export function byAddress(
  journey: Journey,
  { steps, failure }: Recording,
  graph: SiteGraph,
): Journey | null {
  const missed = journey.actions[steps.length];
  const last = steps.at(-1);
  if (missed === undefined || last === undefined || !lacking.test(failure ?? '')) return null;
  const place = graph.states.find(({ id }) => id === missed.fromStateId);
  if (place === undefined || place.url === last.page?.url) return null;
  const actions = journey.actions.toSpliced(steps.length, 0, goingTo(place, missed));
  return { ...journey, actions };
}

function goingTo(place: PageState, { id }: Action): Action {
  return {
    id: `${id}-by-address`,
    fromStateId: place.id,
    toStateId: place.id,
    operation: { kind: 'open', url: place.url },
    label: `Open ${place.heading || place.title || place.urlTemplate}`,
    heading: '',
    effect: 'read',
    outcome: { kind: 'explored', status: null },
    requests: [],
  };
}
