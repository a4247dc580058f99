import type { Candidate } from './candidate.ts';

/** A link of a page's main part, for tests. */
export function linkCandidate(label: string, parts: Partial<Candidate> = {}): Candidate {
  return {
    identity: { words: label, url: null },
    operation: {
      kind: 'follow-link',
      element: { selectors: [], frameUrl: null },
      url: 'http://site/x',
    },
    label,
    heading: '',
    effect: 'read',
    leftAlone: null,
    region: 'main',
    visible: true,
    group: '',
    ...parts,
  };
}
