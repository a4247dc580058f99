import type { Action } from '../model/site-graph.ts';

const writeCost = 10;
const signUpCost = 25;

/** How long a way is: each action counts, one that changes something much more, a new account the most. */
export function routeCost(route: readonly Pick<Action, 'effect' | 'operation'>[]): number {
  return route.reduce((sum, action) => sum + actionCost(action), 0);
}

function actionCost({ effect, operation }: Pick<Action, 'effect' | 'operation'>): number {
  if (operation.kind === 'submit-form' && operation.form.purpose === 'sign-up') return signUpCost;
  return effect === 'read' ? 1 : writeCost;
}
