import type { Candidate } from '../actions/candidate.ts';
import type { KnownState } from './site-map.ts';

/** A page as it was looked at, and what can be done there. */
export interface Seen {
  readonly state: KnownState;
  readonly isNew: boolean;
  readonly candidates: readonly Candidate[];
}
