import type { Effect } from '../../model/effect.ts';
import type { ElementPath, Form, Operation } from '../../model/site-graph.ts';
import type { Region } from '../page/page-view.ts';

/** What makes two things to do the same, wherever they stand: the words, and the template of the address. */
export interface Identity {
  readonly words: string;
  /** Null when it is the same on all pages. */
  readonly url: string | null;
}

/** Something that can be done on a page, before anyone has tried it. */
export interface Candidate {
  readonly identity: Identity;
  readonly operation: Operation;
  readonly label: string;
  readonly heading: string;
  readonly effect: Effect;
  readonly leftAlone: string | null;
  readonly region: Region;
  readonly visible: boolean;
  /** The same for each item of a list. */
  readonly group: string;
}

export function isForm(candidate: Candidate): candidate is Candidate & {
  readonly operation: { readonly kind: 'submit-form'; readonly form: Form };
} {
  return candidate.operation.kind === 'submit-form';
}

export function pathOf(selectors: readonly string[], frameUrl: string | null): ElementPath {
  return { selectors, frameUrl };
}
