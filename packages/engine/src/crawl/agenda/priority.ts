import type { Form } from '../../model/site-graph.ts';
import { type Candidate, isForm } from '../actions/candidate.ts';
import { changeWord } from '../actions/form-candidates.ts';
import { means } from '../actions/intent-words.ts';
import { opensNew } from '../actions/new-names.ts';
import { isFile } from '../map/url-template.ts';

export interface PriorityContext {
  readonly depth: number;
  /** Pages known already whose URL is like this one's. */
  readonly siblings: number;
  /** Visits that its URL template has had on this side of the sign-in. */
  readonly visits: number;
  /** The session it needs has more in it than signing in: a wizard or a filled cart. */
  readonly inChain: boolean;
  /** What stands before it on its page: a page with a thousand alike must not keep everybody there. */
  readonly before: {
    /** Things of its kind; of links, those to places of one kind. */
    readonly alike: number;
    /** Things at its place in the page, wherever they lead. */
    readonly inMenu: number;
  };
}

export const first: PriorityContext['before'] = { alike: 0, inMenu: 0 };

/** What only stands in some text comes when all that a person could do is done. */
const unlinkedPriority = 80;
/** Once some pages of a kind are known, what is said of one that is not there. */
const newNamePriority = 16;
/** Most of what hovering does is decoration, and even more so of other gestures. */
const hoverPriority = 30;
const gesturePriority = 44;
/** A file is an end: it is worth knowing that it is there. */
const filePriority = 50;
/** Parts of a drawing can often be pressed and seldom lead on. */
const drawnPriority = 30;
/** A link or a button by which something is changed without a form. */
const writingPriority = 16;
/** A button that opens the form in which something is made. */
const makingPriority = 6;
const longestOffer = 4;
/** Boxes that a script listens to, without a field for a word: choices of how the page is shown, mostly. */
const boxesPriority = 14;
/** A field of a form that has a button, changed by itself: most scripts that listen only check what is typed. */
const changePriority = 24;
/** The same form as its first button sends, and another page afterwards. */
const variantPriority = 14;
const andThen =
  /\S\s+(?:and|&|then|und|et|y|e)\s+(?:\w+ ){0,2}(?:add|create|new|another|continue|edit|stay|close|next|view|return)\b/i;
const fewAlike = 3;
const crowdWeight = 4;
/** Entries of a menu lead to places of their own, however many there are: the first come first, and no more. */
const mostForMenu = 10;
/** What only this session can do is done while somebody is in it. */
const chainGain = -20;
const depthWeight = 4;
const siblingWeight = 6;
const visitWeight = 14;

/** New forms and new kinds of pages come first, the hundredth product last. Low is soon. */
export function priorityOf(candidate: Candidate, context: PriorityContext): number {
  const base = isForm(candidate)
    ? formPriority(candidate)
    : candidate.operation.kind === 'open'
      ? openPriority(candidate)
      : candidate.operation.kind === 'follow-link'
        ? linkPriority(candidate, context)
        : controlPriority(candidate);
  const leadsOn = isForm(candidate) || candidate.operation.kind === 'follow-link';
  const chain = context.inChain ? (leadsOn ? chainGain : chainGain / 2) : 0;
  // What takes something out again comes after what needs it to be there.
  const undoing = candidate.effect !== 'read' && means('destroy', candidate.label) ? 24 : 0;
  const { alike, inMenu } = context.before;
  const entries = Math.min(mostForMenu, crowded(inMenu) - crowded(alike));
  const crowd = crowded(alike) * crowdWeight + entries;
  return base + context.depth * depthWeight + chain + undoing + crowd;
}

function crowded(before: number): number {
  return Math.max(0, before - fewAlike);
}

function openPriority({ operation }: Candidate): number {
  return opensNew(operation) ? newNamePriority : unlinkedPriority;
}

function linkPriority(candidate: Candidate, context: PriorityContext): number {
  const entrance = means('sign-in', candidate.label) || means('sign-up', candidate.label) ? -6 : 0;
  return (
    entrance +
    (candidate.effect === 'write' ? writingPriority : 0) +
    (candidate.visible ? 0 : 2) +
    (candidate.operation.kind === 'follow-link' && isFile(candidate.operation.url)
      ? filePriority
      : 0) +
    context.siblings * siblingWeight +
    context.visits * visitWeight
  );
}

function controlPriority(candidate: Candidate): number {
  const { operation } = candidate;
  if (operation.kind === 'click' && operation.gesture !== undefined) {
    return operation.gesture === 'hover' ? hoverPriority : gesturePriority;
  }
  if (/>svg[.>]/.test(candidate.group)) return drawnPriority;
  if (offersToMake(candidate)) return makingPriority;
  if (candidate.effect === 'write') return writingPriority;
  return /^click tab /.test(candidate.identity.words) ? 10 : 18;
}

/** Says in a few words that something new can be made with it. */
export function offersToMake({ label }: Candidate): boolean {
  const isOffer = label.trim().split(/\s+/).length <= longestOffer;
  return isOffer && means('create', label) && !means('cart', label);
}

function formPriority(candidate: Candidate): number {
  if (!isForm(candidate)) return 0;
  switch (candidate.operation.form.purpose) {
    case 'search':
      return 8;
    case 'sign-in':
      return 26;
    case 'sign-up':
      return 28;
    case 'other':
      if (candidate.identity.words.startsWith(`${changeWord} (`)) return changePriority;
      if (candidate.effect === 'read') return 12;
      if (andThen.test(candidate.label)) return variantPriority;
      return isOnlyBoxes(candidate.operation.form) ? boxesPriority : 0;
  }
}

function isOnlyBoxes({ method, fields }: Form): boolean {
  return method === '' && fields.length > 0 && fields.every(({ fill }) => fill.kind === 'check');
}
