import { type Candidate, isForm } from '../actions/candidate.ts';
import { creatingOffers, opensNew } from '../actions/new-names.ts';
import type { FrontierItem } from '../agenda/frontier.ts';
import type { Explorer } from '../explorer.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Arrival } from '../map/arrival.ts';
import type { Seen } from '../map/seen.ts';
import type { KnownAction, KnownState } from '../map/site-map.ts';
import { type PageSigns, signsOf } from '../page/page-signs.ts';
import type { PageView } from '../page/page-view.ts';
import { asksForPassword, isSignIn, isSignUp } from '../session/entrance-forms.ts';
import { isChain } from '../session/sessions.ts';
import { accountOf } from '../session/sign-up-account.ts';
import type { Visitor } from '../visitor.ts';
import type { Aftermath } from './aftermath.ts';
import { changedLinks, isWorthRepeating, nextInTurn } from './follow-ups.ts';
import { effectShown, keptOff, statusOf } from './judge-aftermath.ts';
import { seenRequests } from './seen-requests.ts';

/** A session that something was taken out of again: nobody can count on what is in it. */
const unknownWorld = '?';

/** Who is told of the pages that actions lead to. */
export interface SightingReports {
  seen(seen: Seen, view: PageView, visitor: Visitor): Promise<void>;
}

/** Takes in what came of an action: what it is, where it led, and what can be tried from there. False when nobody is signed in any more. */
export async function takeIn(
  item: FrontierItem,
  aftermath: Aftermath,
  explorer: Explorer,
  knowledge: Knowledge,
  reports: SightingReports,
  visitor: Visitor,
): Promise<boolean> {
  const { action } = item;
  action.requests = seenRequests(aftermath.traffic, knowledge.target.scope, knowledge.patterns);
  if (keptOff(action, aftermath)) {
    explorer.arrived(null, item.world);
    return true;
  }
  action.effect = effectShown(action, aftermath.traffic);
  const arrival = arrivalOf(item, aftermath, knowledge);
  if (item.signedIn && !arrival.signedIn && (await isSignedOut(visitor, item, knowledge))) {
    await explorer.leave();
    return false;
  }
  const isNewName = opensNew(item.candidate.operation);
  const creates = isNewName || (item.creates === true && !isForm(item.candidate));
  const offers = creates
    ? creatingOffers(knowledge.candidatesOf(aftermath.view), aftermath.before)
    : [];
  if (isNewName && offers.length === 0) {
    action.outcome = { kind: 'explored', status: statusOf(aftermath.traffic) };
    explorer.arrived(null, item.world);
    return true;
  }
  const linkedBefore = action.effect === 'read' ? [] : knowledge.patterns.linked;
  learnTyped(aftermath, knowledge);
  const seen = knowledge.see(aftermath.view, { ...arrival, creates });
  action.toStateId = seen.state.id;
  knowledge.noteFound(seen, action.requests);
  action.outcome = { kind: 'explored', status: statusOf(aftermath.traffic) };
  noteAccount(action, aftermath, knowledge);
  const signsInNext = isSignUp(action) && knowledge.sessions.canSignIn;
  // From here on everybody signs in; nobody needs another account, unless all ways in refuse this one.
  if (signsInNext) knowledge.agenda.keep(item);
  const news = changedLinks(action, aftermath, seen);
  const from = knowledge.map.state(item.fromStateId);
  const isAnywhere =
    isOfAnySession(seen, from, aftermath) ||
    (leadsElsewhere(item, seen, from, aftermath) &&
      news.length === 0 &&
      (await explorer.isSameWithout(item, { state: seen.state, url: aftermath.view.url })));
  action.hasAddress = isAnywhere && leadsElsewhere(item, seen, from, aftermath);
  if (action.hasAddress) knowledge.ownPlaces.noteMade(aftermath.view.url, linkedBefore);
  const changes = changesSession(action, seen, news, isAnywhere);
  if (changes) knowledge.sessions.markChanging(action.id);
  const undid =
    !changes &&
    action.effect !== 'read' &&
    seen.state.id !== item.fromStateId &&
    (!isAnywhere || isChain(item.world, item.signedIn));
  explorer.arrived(seen.state.id, undid ? unknownWorld : knowledge.sessions.worldOf(arrival.route));
  await reports.seen(seen, aftermath.view, visitor);
  if (signsInNext) {
    await explorer.leave();
    return true;
  }
  if (creates) queueOffers(offers, seen, aftermath.view.url, { ...arrival, creates }, knowledge);
  // What is around a page that was just made is around every other one, and nearer there.
  else if (item.creates !== true) knowledge.agenda.admit(seen, aftermath.view.url, arrival);
  knowledge.agenda.read(await visitor.sources.take(), arrival.signedIn);
  queueFollowUps(item, aftermath, seen, arrival, news, knowledge);
  return true;
}

/** Places and given names, unlike texts, are not made up. */
function learnTyped({ view, inputs }: Aftermath, { patterns, ownPlaces }: Knowledge): void {
  patterns.learnTyped(
    view.url,
    inputs.flatMap(({ value }) => value ?? []),
  );
  const madeUp = inputs.filter(
    ({ field: { fill } }) =>
      fill.kind === 'generate' && /^(?:text|username|email|pattern)$/.test(fill.generator.kind),
  );
  ownPlaces.noteTyped(madeUp.flatMap(({ value }) => value ?? []));
}

/** What makes something of a new name is done although the same was done under another one. */
function queueOffers(
  offers: readonly Candidate[],
  seen: Seen,
  url: string,
  arrival: Arrival,
  knowledge: Knowledge,
): void {
  const [form] = offers.filter(isForm);
  for (const candidate of form === undefined ? offers : [form])
    knowledge.agenda.queue(candidate, seen, url, arrival);
}

/** The action itself, the page's other buttons and the changed links, as far as each is worth it. */
function queueFollowUps(
  item: FrontierItem,
  aftermath: Aftermath,
  seen: Seen,
  arrival: Arrival,
  news: readonly Candidate[],
  knowledge: Knowledge,
): void {
  const queue = (candidate: Candidate, repeats: number) =>
    knowledge.agenda.queue(candidate, seen, aftermath.view.url, arrival, repeats);
  if (isWorthRepeating(item, aftermath, seen, knowledge)) queue(item.candidate, item.repeats + 1);
  for (const candidate of nextInTurn(item, aftermath, seen)) queue(candidate, item.repeats + 1);
  for (const candidate of news) queue(candidate, 0);
}

function arrivalOf(item: FrontierItem, { view }: Aftermath, knowledge: Knowledge): Arrival {
  const { action } = item;
  const signs = signsOf(view);
  const entered = isSignIn(action) || isSignUp(action);
  const signedIn =
    signs.signedIn === 'unknown' ? item.signedIn || isSignIn(action) : signs.signedIn === 'yes';
  if (isIn(action, signs)) knowledge.signInWorked(action);
  const steps = action.operation.kind === 'submit-form' ? 0 : 1;
  return {
    route: knowledge.sessions.bySigningIn([...item.route, action.id]),
    depth: entered ? 0 : item.depth + steps,
    signedIn,
  };
}

/** A form that only asked for the name may have been the first half of a sign-in. */
function isIn(action: KnownAction, signs: PageSigns): boolean {
  const { operation } = action;
  if (operation.kind !== 'submit-form' || !isSignIn(action)) return false;
  return asksForPassword(operation.form) || signs.signedIn === 'yes';
}

/** A page that shows nobody signed in may just be one for guests; the page after signing in tells. */
async function isSignedOut(
  visitor: Visitor,
  item: FrontierItem,
  knowledge: Knowledge,
): Promise<boolean> {
  const home = knowledge.sessions.home;
  if (home === null || item.route.length === 0) return false;
  await visitor.open(home);
  return signsOf(await visitor.look()).signedIn === 'no';
}

function noteAccount(action: KnownAction, { inputs }: Aftermath, knowledge: Knowledge): void {
  if (action.operation.kind !== 'submit-form') return;
  const account = accountOf(action.operation.form, inputs, action.id);
  if (account !== null) knowledge.sessions.entrance.made(account);
}

/** What shows elsewhere, or on a page that only this session can have, is kept in the session. */
function changesSession(
  action: KnownAction,
  seen: Seen,
  news: readonly Candidate[],
  isAnywhere: boolean,
): boolean {
  if (isSignIn(action) || isSignUp(action)) return true;
  return action.effect !== 'read' && ((seen.isNew && !isAnywhere) || news.length > 0);
}

/** What was written sends one on to another page: to a list as it is for everybody, or to what the session holds now. */
function leadsElsewhere(
  { action }: FrontierItem,
  { state, isNew }: Seen,
  from: KnownState | null,
  { traffic }: Aftermath,
): boolean {
  return (
    action.effect !== 'read' &&
    !isSignIn(action) &&
    !isSignUp(action) &&
    isNew &&
    state.urlTemplate !== from?.urlTemplate &&
    traffic.findLast((one) => one.mainDocument)?.method === 'GET'
  );
}

/**
 * An address that names a thing, such as the issue that was just opened, leads there in any session.
 * What a script asked for and shows on the page that one was on is gone with the page.
 */
function isOfAnySession(
  { state }: Seen,
  from: KnownState | null,
  { traffic, view }: Aftermath,
): boolean {
  if (state.urlTemplate === from?.urlTemplate) return !traffic.some((one) => one.mainDocument);
  const known = new Set(namesIn(from?.urlTemplate ?? '', from?.url ?? ''));
  return namesIn(state.urlTemplate, view.url).some((name) => !known.has(name));
}

/** What stands in the path and query where the template leaves it open. */
function namesIn(template: string, address: string): readonly string[] {
  const url = URL.parse(address);
  if (url === null) return [];
  const [path = '', query = ''] = template.split(/[?#]/);
  const segments = url.pathname.split('/');
  const inPath = path.split('/').flatMap((one, index) => {
    return one.startsWith(':') ? [segments[index] ?? ''] : [];
  });
  const inQuery = [...url.searchParams].flatMap(([name, value]) =>
    query.includes(`${name}=:`) ? [value] : [],
  );
  return [...inPath, ...inQuery];
}
