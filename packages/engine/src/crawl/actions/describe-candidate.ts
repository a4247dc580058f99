import type { Candidate } from './candidate.ts';

/** What somebody who tries it is doing, for those who watch. */
export function descriptionOf(candidate: Candidate): string {
  const name = candidate.label === '' ? 'without a name' : `“${candidate.label}”`;
  switch (candidate.operation.kind) {
    case 'submit-form':
      return `Submitting the form ${name}`;
    case 'click':
      return `Clicking ${name}`;
    case 'open':
      return `Opening ${candidate.operation.url}`;
    case 'follow-link':
      return `Following ${name}`;
  }
}
