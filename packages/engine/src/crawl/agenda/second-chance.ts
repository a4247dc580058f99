import { isForm } from '../actions/candidate.ts';
import { isSignIn, isSignUp } from '../session/entrance-forms.ts';
import type { FrontierItem } from './frontier.ts';

/** Why nothing came of an action: the page would not take it, no longer had it, or it came to no end in time. */
export type Failure = 'refused' | 'gone' | 'broke-off';

const mostEntranceTries = 3;
const mostFormTries = 2;

/**
 * The same form once more, when it was no fault of its own that nothing came of it: a machine that has
 * much else to do must not decide what a crawl finds. The way in is tried the longest.
 */
export function secondChance(item: FrontierItem, failure: Failure): FrontierItem | null {
  const { action, candidate, failures = 0 } = item;
  if (!isForm(candidate) || failure === 'refused') return null;
  const isEntrance = isSignIn(action) || isSignUp(action);
  if (failure === 'gone' && !isEntrance) return null;
  const most = isEntrance ? mostEntranceTries : mostFormTries;
  return failures + 1 < most ? { ...item, failures: failures + 1 } : null;
}
