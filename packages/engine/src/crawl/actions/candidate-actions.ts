import { signsOf } from '../page/page-signs.ts';
import type { PageView } from '../page/page-view.ts';
import type { Candidate } from './candidate.ts';
import { controlCandidates } from './control-candidates.ts';
import { type FormContext, formCandidates } from './form-candidates.ts';
import { linkCandidates } from './link-candidates.ts';

export interface CandidateContext extends Omit<FormContext, 'signedIn'> {
  inScope(url: URL): boolean;
}

/** Everything that can be done on a page and is worth telling apart. */
export function candidateActions(view: PageView, context: CandidateContext): readonly Candidate[] {
  const frames = [view.main, ...view.frames];
  const forForms = { ...context, signedIn: signsOf(view).signedIn === 'yes' };
  const candidates = frames.flatMap((frame) => {
    const frameUrl = frame === view.main ? null : frame.url;
    return [
      ...frame.forms.flatMap((form) => formCandidates(form, frameUrl, view.url, forForms)),
      ...controlCandidates(frame, frameUrl, view.url),
      ...linkCandidates(frame, frameUrl, context),
    ];
  });
  return view.main.hasOpener ? candidates.map(inWindow) : candidates;
}

/** What a window of its own does may concern the page that opened it, and not what the same page does alone. */
function inWindow(candidate: Candidate): Candidate {
  const { operation, identity } = candidate;
  if (operation.kind === 'follow-link') return candidate;
  return { ...candidate, identity: { ...identity, words: `${identity.words} in a window` } };
}
