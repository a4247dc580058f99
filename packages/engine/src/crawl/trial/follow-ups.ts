import type { Candidate } from '../actions/candidate.ts';
import type { FrontierItem } from '../agenda/frontier.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Seen } from '../map/seen.ts';
import { canonicalUrl } from '../map/url-template.ts';
import { allFrames, type PageView } from '../page/page-view.ts';
import type { Aftermath } from './aftermath.ts';

const mostRepeats = 4;
/** Pressing something that does nothing to be seen again is worth less. */
const mostSilentRepeats = 1;
/** Among more buttons than this nobody tries which goes after which. */
const mostInTurn = 3;

/** A click that changes what shows and is still there to be done may lead on when it is done again. */
export function isWorthRepeating(
  item: FrontierItem,
  { before, view }: Aftermath,
  seen: Seen,
  knowledge: Knowledge,
): boolean {
  const { action, candidate, fromStateId, repeats } = item;
  return (
    action.operation.kind === 'click' &&
    action.effect === 'read' &&
    repeats < mostRepeats &&
    seen.state.urlTemplate === knowledge.map.state(fromStateId)?.urlTemplate &&
    seen.candidates.some((one) => one.identity.words === candidate.identity.words) &&
    before !== null &&
    (before.main.textHash !== view.main.textHash || repeats < mostSilentRepeats)
  );
}

/** What was pressed and did nothing that shows may be what the page's other buttons wait for. */
export function nextInTurn(
  { action, fromStateId, repeats }: FrontierItem,
  { before, view, traffic }: Aftermath,
  seen: Seen,
): readonly Candidate[] {
  const isSilent =
    isPlainClick(action) &&
    repeats === 0 &&
    traffic.length === 0 &&
    seen.state.id === fromStateId &&
    before?.main.textHash === view.main.textHash;
  const buttons = seen.candidates.filter((one) => isPlainClick(one) && one.leftAlone === null);
  if (!isSilent || buttons.length > mostInTurn) return [];
  return buttons.filter((one) => one.label !== action.label);
}

/** Links whose count the action changed, such as the cart's, lead to pages that changed with them. */
export function changedLinks(
  { effect }: Pick<Candidate, 'effect'>,
  { before, view }: Aftermath,
  seen: Seen,
): readonly Candidate[] {
  if (before === null || effect === 'read') return [];
  const captions = new Map(linksOf(before).map((link) => [link.url, link.text]));
  const changed = new Set(
    linksOf(view)
      .filter(({ url, text }) => isOtherCount(captions.get(url) ?? text, text))
      .map((link) => canonicalUrl(new URL(link.url))),
  );
  return seen.candidates.filter(
    (one) =>
      one.operation.kind === 'follow-link' &&
      one.effect === 'read' &&
      changed.has(one.operation.url),
  );
}

/** “Cart (1)” after “Cart”, or “3” after “2”. */
function isOtherCount(before: string, after: string): boolean {
  const words = (caption: string) => caption.replace(/[\d\s()[\]]+/g, '');
  return before !== after && /\d/.test(after) && words(before) === words(after);
}

function isPlainClick({ operation }: Pick<Candidate, 'operation'>): boolean {
  return operation.kind === 'click' && operation.gesture === undefined;
}

function linksOf(view: PageView) {
  return allFrames(view).flatMap((frame) => frame.links);
}
