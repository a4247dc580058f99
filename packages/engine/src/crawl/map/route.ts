import type { Action } from '../../model/site-graph.ts';

const writeCost = 10;
const signUpCost = 25;
/** Nobody types the address of an inner page while links lead there. */
const unlinkedCost = 8;

type Step = Pick<Action, 'effect' | 'fromStateId' | 'operation'>;

/** How long a way is: each action counts, one that changes something much more, a new account the most. */
export function routeCost(route: readonly Step[]): number {
  return route.reduce((sum, step) => sum + stepCost(step), 0);
}

function stepCost({ effect, fromStateId, operation }: Step): number {
  if (operation.kind === 'submit-form' && operation.form.purpose === 'sign-up') return signUpCost;
  // Only the very first page is opened from nowhere.
  if (operation.kind === 'open' && fromStateId !== '') return unlinkedCost;
  return effect === 'read' ? 1 : writeCost;
}
