import { type Candidate, isForm } from '../actions/candidate.ts';
import { means } from '../actions/intent-words.ts';
import type { FrontierItem } from './frontier.ts';
import { offersToMake } from './priority.ts';
import { isUsualEntrance } from './unlinked-addresses.ts';

/** How far a crawl has come, as far as it tells what is to be done next. */
export interface Progress {
  /** Somebody's login was given. */
  readonly hasLogin: boolean;
  /** Signing in has worked. */
  readonly isIn: boolean;
  /** Time is running out. */
  readonly isLate: boolean;
  /** What is done now is among the last things. */
  readonly isEnding: boolean;
  /** Pages were looked at for a while, and nothing was written. */
  readonly isFormDue: boolean;
}

/** Where something leads. */
export interface Prospect {
  /** Nobody has been to a place of that kind, as far as that can be told. */
  readonly isUnseen: boolean;
  /** The site's own navigation leads there. */
  readonly isNavigation: boolean;
}

const entranceHaste = 100;
/** What the site's own navigation leads to is worth a look, however many entries look alike. */
const navigationHaste = 40;
/** Sooner than what the navigation leads to: a menu of a hundred entries must not keep everybody from writing. */
const dueFormHaste = 60;
/** And so is what promises one, where none is in sight. */
const dueOfferHaste = 50;
/** What everybody can see comes after what only those see who signed in, but not never. */
const outsideDelay = 50;
/** What the crawl has made itself comes after what was there: the same, mostly, and soon changed or gone. */
const ownDelay = 30;

/**
 * The priority of an item as things stand; low is soon. Who gives a login is there for what lies
 * behind it. Without one, signing up comes sooner when time is running out.
 */
export function turnOf(
  {
    candidate,
    priority,
    signedIn,
    isOwn,
  }: Pick<FrontierItem, 'candidate' | 'priority' | 'signedIn' | 'isOwn'>,
  { isUnseen, isNavigation }: Prospect,
  { hasLogin, isIn, isLate, isEnding, isFormDue }: Progress,
): number {
  const due = isFormDue ? dueHaste(candidate, isUnseen) : 0;
  const haste = Math.max(due, isUnseen && isNavigation ? navigationHaste : 0);
  const turn = priority - haste + (isOwn ? ownDelay : 0);
  if (!hasLogin) return turn - (isLate && isEntrance(candidate) ? entranceHaste : 0);
  if (!isIn) {
    const isWay = leadsToSignIn(candidate) || isUsualEntrance(candidate);
    return turn - (isWay ? entranceHaste : 0);
  }
  if (signedIn || isSearch(candidate) || (isEnding && isLink(candidate))) return turn;
  return turn + outsideDelay;
}

function dueHaste(candidate: Candidate, isUnseen: boolean): number {
  if (isWritingForm(candidate)) return dueFormHaste;
  if (!isUnseen || isForm(candidate) || means('sign-up', candidate.label)) return 0;
  return offersToMake(candidate) ? dueOfferHaste : 0;
}

/** A form that something made up is typed into, and that writes it down. */
export function isWritingForm(candidate: Candidate): boolean {
  return (
    isForm(candidate) &&
    candidate.effect === 'write' &&
    candidate.operation.form.purpose === 'other' &&
    candidate.operation.form.fields.some(({ fill }) => fill.kind === 'generate')
  );
}

function isEntrance(candidate: Candidate): boolean {
  return isForm(candidate) && /^sign-/.test(candidate.operation.form.purpose);
}

function isLink({ operation, effect }: Candidate): boolean {
  return operation.kind === 'follow-link' && effect === 'read';
}

function isSearch(candidate: Candidate): boolean {
  return isForm(candidate) && candidate.operation.form.purpose === 'search';
}

/** A sign-in form, and what is called like the way to one. */
export function leadsToSignIn(candidate: Candidate): boolean {
  if (isForm(candidate)) return candidate.operation.form.purpose === 'sign-in';
  return candidate.operation.kind !== 'open' && means('sign-in', candidate.label);
}
