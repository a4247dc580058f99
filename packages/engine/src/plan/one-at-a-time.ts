import type { Flow } from '../model/flow.ts';

/**
 * The target keeps one document that every user of this flow changes, so that two at the same time
 * get into each other's way: its trial replay only held for one user after another.
 */
export function isOneAtATime({ proof }: Pick<Flow, 'proof'>): boolean {
  return proof.kind === 'verified' && proof.users === 1;
}

/** How a number is shared out between the flows that run at once and those that must not. */
export interface Shares {
  readonly together: number;
  readonly oneAtATime: number;
}

/** One of the users takes all flows that must not run at once, so that they don't meet one another either. */
export function shareUsers(users: number): Shares {
  return { together: Math.max(0, users - 1), oneAtATime: 1 };
}

/** As many iterations for each side as its flows would get if all flows took turns. */
export function shareIterations(iterations: number, flows: readonly Pick<Flow, 'proof'>[]): Shares {
  const rounds = Math.floor(iterations / flows.length);
  const rest = flows.slice(0, iterations % flows.length).filter(isOneAtATime).length;
  const oneAtATime = rounds * flows.filter(isOneAtATime).length + rest;
  return { together: iterations - oneAtATime, oneAtATime };
}
