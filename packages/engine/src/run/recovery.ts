import { finalStates, type RunState } from '../model/run.ts';

/** What becomes of a run whose process died. */
export type Recovery =
  | { readonly kind: 'none' }
  /** Nothing was measured yet: it goes back to the queue and does its work from the start. */
  | { readonly kind: 'start-again' }
  /** A load can't be taken up in the middle: the run ends with every interval that was stored. */
  | { readonly kind: 'interrupt' };

export function recoveryOf(state: RunState): Recovery {
  if (finalStates.has(state)) return { kind: 'none' };
  if (state === 'loading' || state === 'summarising') return { kind: 'interrupt' };
  return { kind: 'start-again' };
}
