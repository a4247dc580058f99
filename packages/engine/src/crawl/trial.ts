import type { Account, Form } from '../model/site-graph.ts';
import { type Candidate, isForm } from './candidate-actions.ts';
import { effectOfMethod } from './classify-effect.ts';
import { SignInFailedError } from './crawl-errors.ts';
import type { Explorer } from './explorer.ts';
import type { FilledValue } from './fill-values.ts';
import type { FrontierItem } from './frontier.ts';
import { means } from './intent-words.ts';
import type { Arrival, Knowledge, Seen } from './knowledge.ts';
import { mendedForm } from './mend-form.ts';
import { signsOf } from './page-signs.ts';
import { allFrames, type PageView } from './page-view.ts';
import { peek } from './peek.ts';
import { ElementGoneError } from './perform.ts';
import type { KnownAction } from './site-map.ts';
import { formShownAgain, receptionOf } from './submission.ts';
import type { SeenTraffic } from './traffic.ts';
import { canonicalUrl } from './url-template.ts';
import type { Incidents, Visitor } from './visitor.ts';

const mostTries = 3;
const mostRepeats = 4;
/** Pressing something that does nothing to be seen again is worth less. */
const mostSilentRepeats = 1;
/** Among more buttons than this nobody tries which goes after which. */
const mostInTurn = 3;

/** A session that something was taken out of again: nobody can count on what is in it. */
const unknownWorld = '?';

export interface TrialReports {
  /** The crawl has ended while the action was being tried. */
  isOver(): boolean;
  doing(what: string): void;
  seen(seen: Seen, view: PageView, visitor: Visitor): Promise<void>;
}

/** What came of doing an action once. */
interface Aftermath {
  readonly view: PageView;
  readonly before: PageView | null;
  readonly traffic: readonly SeenTraffic[];
  readonly incidents: Incidents;
  readonly inputs: readonly FilledValue[];
}

/** Tries one action and takes in what comes of it. */
export async function tryAction(
  item: FrontierItem,
  explorer: Explorer,
  knowledge: Knowledge,
  reports: TrialReports,
): Promise<void> {
  knowledge.actionsTried++;
  reports.doing(descriptionOf(item.candidate));
  const { action } = item;
  try {
    const visitor = await reach(item, explorer);
    if (isUnlinked(item) && !(await isPageThere(item, visitor, knowledge))) return;
    const aftermath = await doIt(item, visitor, explorer, knowledge);
    await takeIn(item, aftermath, explorer, knowledge, reports, visitor);
  } catch (error) {
    if (error instanceof SignInFailedError) throw error;
    // The end of a crawl takes its pages away; that is nobody's failure.
    if (reports.isOver()) return;
    action.outcome = { kind: 'failed', reason: sentenceOf(error) };
    await explorer.leave();
  }
}

/** A plain link is gone to by its address, without a detour over the page it stands on. */
async function reach(item: FrontierItem, explorer: Explorer): Promise<Visitor> {
  return isPlainLink(item) ? await explorer.inWorldOf(item) : await explorer.at(item);
}

/** Looks what stands at an address that was only read, before a browser is bothered with it. */
async function isPageThere(
  { action, signedIn }: FrontierItem,
  visitor: Visitor,
  knowledge: Knowledge,
): Promise<boolean> {
  if (action.operation.kind !== 'open') return true;
  const peeked = await peek(visitor.page, action.operation.url);
  if (peeked === null) throw new Error('Nothing came from there.');
  knowledge.read([peeked.source], signedIn);
  action.outcome = { kind: 'explored', status: peeked.status };
  return peeked.isPage && peeked.status < 400 && knowledge.isNewPage(peeked, action.operation.url);
}

async function doIt(
  item: FrontierItem,
  visitor: Visitor,
  explorer: Explorer,
  knowledge: Knowledge,
): Promise<Aftermath> {
  if (isPlainLink(item)) return await followPlainLink(item, visitor, explorer);
  try {
    return await doOnce(item, visitor, explorer, knowledge);
  } catch (error) {
    if (!(error instanceof ElementGoneError)) throw error;
    return await doOnce(item, await explorer.allTheWayTo(item), explorer, knowledge);
  }
}

async function followPlainLink(
  item: FrontierItem,
  visitor: Visitor,
  explorer: Explorer,
): Promise<Aftermath> {
  const { operation } = item.candidate;
  if (operation.kind !== 'follow-link' && operation.kind !== 'open')
    throw new Error('Only an address can be gone to.');
  forget(visitor);
  await visitor.open(operation.url, operation.kind === 'open' ? undefined : item.fromUrl);
  return await aftermathOf(visitor, explorer, null, []);
}

async function doOnce(
  item: FrontierItem,
  visitor: Visitor,
  explorer: Explorer,
  knowledge: Knowledge,
): Promise<Aftermath> {
  const before = explorer.view ?? (await explorer.look(visitor));
  forget(visitor);
  if (isForm(item.candidate)) return await submitForm(item, before, visitor, explorer, knowledge);
  const { inputs } = await explorer.do(visitor, item.action);
  return await aftermathOf(visitor, explorer, before, inputs);
}

/** Submits, reads a rejection, mends what it was about and submits again. */
async function submitForm(
  item: FrontierItem,
  before: PageView,
  visitor: Visitor,
  explorer: Explorer,
  knowledge: Knowledge,
): Promise<Aftermath> {
  const { action, candidate } = item;
  if (!isForm(candidate)) throw new Error('Only a form can be submitted.');
  let form = knowledge.withTerms(candidate.operation.form);
  let said: readonly string[] = [];
  for (let tries = 1; ; tries++) {
    knowledge.formsSubmitted++;
    action.operation = { kind: 'submit-form', form };
    const { inputs } = await explorer.do(visitor, action);
    const aftermath = await aftermathOf(visitor, explorer, before, inputs);
    const again = formShownAgain(form, aftermath.view);
    const signs = signsOf(aftermath.view);
    const reception = receptionOf({
      form,
      again,
      before,
      after: aftermath.view,
      traffic: aftermath.traffic,
      signedIn: signs.signedIn,
    });
    if (reception.kind === 'accepted') return aftermath;
    said = reception.said;
    if (form.purpose === 'sign-in') throw signInFailure(knowledge, visitor.page.url(), said);
    if (again === null || tries >= mostTries) throw new RejectedError(said);
    const { today } = knowledge;
    const notices = allFrames(aftermath.view).flatMap((frame) => frame.notices);
    form = mendedForm(form, { shown: again, said, notices, today, tries });
  }
}

/** The page would not take the form, whatever was typed. */
class RejectedError extends Error {
  override readonly name = 'RejectedError';

  constructor(said: readonly string[]) {
    super(
      said.length > 0
        ? `The page did not take it: “${said.join(' ').slice(0, 300)}”.`
        : 'The page did not take it and showed the form again.',
    );
  }
}

function signInFailure(knowledge: Knowledge, url: string, said: readonly string[]): Error {
  const given = knowledge.target.credentials[0];
  if (given === undefined) return new RejectedError(said);
  return new SignInFailedError(given.username, url, said[0] ?? null);
}

function forget(visitor: Visitor): void {
  visitor.traffic.take();
  visitor.takeIncidents();
}

async function aftermathOf(
  visitor: Visitor,
  explorer: Explorer,
  before: PageView | null,
  inputs: readonly FilledValue[],
): Promise<Aftermath> {
  if (visitor.crashed) throw new Error('The page crashed.');
  const view = await explorer.look(visitor);
  return {
    view,
    before,
    inputs,
    traffic: visitor.traffic.take(),
    incidents: visitor.takeIncidents(),
  };
}

async function takeIn(
  item: FrontierItem,
  aftermath: Aftermath,
  explorer: Explorer,
  knowledge: Knowledge,
  reports: TrialReports,
  visitor: Visitor,
): Promise<void> {
  const { action } = item;
  action.requests = knowledge.requestsOf(aftermath.traffic);
  if (keptOff(action, aftermath)) {
    explorer.arrived(null, item.world);
    return;
  }
  action.effect = strongest(action, aftermath.traffic);
  const arrival = arrivalOf(item, aftermath, knowledge);
  if (item.signedIn && !arrival.signedIn && (await isSignedOut(visitor, item, knowledge))) {
    action.effect = 'destructive';
    action.outcome = { kind: 'left-alone', reason: 'Left alone because it ends the session.' };
    await explorer.leave();
    return;
  }
  const seen = knowledge.see(aftermath.view, arrival);
  action.toStateId = seen.state.id;
  action.outcome = { kind: 'explored', status: statusOf(aftermath.traffic) };
  noteAccount(action, aftermath, knowledge);
  const news = changedLinks(aftermath, seen);
  const changes = changesSession(action, seen, news);
  if (changes) knowledge.markChanging(action);
  const undid = !changes && action.effect !== 'read' && seen.state.id !== item.fromStateId;
  explorer.arrived(seen.state.id, undid ? unknownWorld : knowledge.worldOf(arrival.route));
  await reports.seen(seen, aftermath.view, visitor);
  if (isSignUp(action) && knowledge.canSignIn()) {
    // From here on everybody signs in; nobody needs another account.
    await explorer.leave();
    return;
  }
  knowledge.admit(seen, aftermath.view.url, arrival);
  knowledge.read(await visitor.sources.take(), arrival.signedIn);
  if (isWorthRepeating(item, aftermath, seen, knowledge)) {
    const again = knowledge.map.addAction(item.candidate, seen.state.id);
    knowledge.queue(again, item.candidate, aftermath.view.url, arrival, true, item.repeats + 1);
  }
  for (const candidate of nextInTurn(item, aftermath, seen)) {
    const after = knowledge.map.addAction(candidate, seen.state.id);
    knowledge.queue(after, candidate, aftermath.view.url, arrival, true, item.repeats + 1);
  }
  for (const candidate of news) {
    const look = knowledge.map.addAction(candidate, seen.state.id);
    knowledge.queue(look, candidate, aftermath.view.url, arrival, true);
  }
}

/** A click that changes what shows and is still there to be done may lead on when it is done again. */
function isWorthRepeating(
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
function nextInTurn(
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

function isPlainClick({ operation }: Pick<Candidate, 'operation'>): boolean {
  return operation.kind === 'click' && operation.gesture === undefined;
}

/** Questions and refused requests say that the action is not one to try. */
function keptOff(action: KnownAction, { incidents, traffic }: Aftermath): boolean {
  // When another page came all the same, it was that page's own question.
  const wentOn = traffic.some((one) => one.mainDocument);
  const question = wentOn ? undefined : incidents.questions[0];
  const [refusal] = incidents.refusals;
  if (question !== undefined) {
    action.effect = means('destroy', `${question} ${action.label}`) ? 'destructive' : 'write';
    action.outcome = {
      kind: 'left-alone',
      reason: `Left alone because it asks for confirmation: “${question.slice(0, 200)}”.`,
    };
    return true;
  }
  if (refusal === undefined) return false;
  if (!refusal.includes('out of scope')) action.effect = 'destructive';
  action.outcome = { kind: 'left-alone', reason: `Left alone because ${refusal}.` };
  return true;
}

function arrivalOf(item: FrontierItem, { view }: Aftermath, knowledge: Knowledge): Arrival {
  const { action } = item;
  const signs = signsOf(view);
  const entered = isSignIn(action) || isSignUp(action);
  const signedIn =
    signs.signedIn === 'unknown' ? item.signedIn || isSignIn(action) : signs.signedIn === 'yes';
  if (isSignIn(action)) knowledge.signedInBy ??= action;
  const steps = action.operation.kind === 'submit-form' ? 0 : 1;
  return {
    route: [...item.route, action.id],
    depth: entered ? 0 : item.depth + steps,
    signedIn,
  };
}

/** A page that shows nobody signed in may just be one for guests; the page after signing in tells. */
async function isSignedOut(
  visitor: Visitor,
  item: FrontierItem,
  knowledge: Knowledge,
): Promise<boolean> {
  const home = knowledge.signedInHome();
  if (home === null || item.route.length === 0) return false;
  await visitor.open(home);
  return signsOf(await visitor.look()).signedIn === 'no';
}

function noteAccount(action: KnownAction, { inputs }: Aftermath, knowledge: Knowledge): void {
  if (action.operation.kind !== 'submit-form') return;
  const account = accountOf(action.operation.form, inputs, action.id);
  if (account !== null) knowledge.signUpWorked(account);
}

function accountOf(form: Form, inputs: readonly FilledValue[], actionId: string): Account | null {
  const typed = (kind: string) =>
    inputs.find(({ field: { fill } }) => fill.kind === 'generate' && fill.generator.kind === kind)
      ?.value;
  const username = typed('email') ?? typed('username');
  const password = typed('password') ?? inputs.find(({ field }) => isPasswordName(field))?.value;
  return form.purpose === 'sign-up' && username && password
    ? { username, password, actionId }
    : null;
}

function changesSession(action: KnownAction, seen: Seen, news: readonly Candidate[]): boolean {
  if (isSignIn(action) || isSignUp(action)) return true;
  return action.effect !== 'read' && (seen.isNew || news.length > 0);
}

/** Links whose caption the action changed, such as the cart's with its count, lead to pages that changed with them. */
function changedLinks({ before, view }: Aftermath, seen: Seen): readonly Candidate[] {
  if (before === null) return [];
  const captions = new Map(linksOf(before).map((link) => [link.url, link.text]));
  const changed = new Set(
    linksOf(view)
      .filter(
        (link) =>
          /\d/.test(link.text) && captions.has(link.url) && captions.get(link.url) !== link.text,
      )
      .map((link) => canonicalUrl(new URL(link.url))),
  );
  return seen.candidates.filter(
    (one) =>
      one.operation.kind === 'follow-link' &&
      one.effect === 'read' &&
      changed.has(one.operation.url),
  );
}

function linksOf(view: PageView) {
  return allFrames(view).flatMap((frame) => frame.links);
}

function isPlainLink({ candidate }: FrontierItem): boolean {
  const { kind } = candidate.operation;
  return kind === 'open' || (kind === 'follow-link' && candidate.effect === 'read');
}

/** An address that stood in a text; the first page of all was asked for. */
function isUnlinked({ candidate, depth }: FrontierItem): boolean {
  return candidate.operation.kind === 'open' && depth >= 0;
}

function isSignIn({ operation }: KnownAction): boolean {
  return operation.kind === 'submit-form' && operation.form.purpose === 'sign-in';
}

function isSignUp({ operation }: KnownAction): boolean {
  return operation.kind === 'submit-form' && operation.form.purpose === 'sign-up';
}

/** A password by a rule of the page's own is made by a pattern. */
function isPasswordName({ name, label }: FilledValue['field']): boolean {
  return /pass|pwd|kennwort/i.test(`${name} ${label}`);
}

/** A button whose script sends something is no reader, whatever its caption says. */
function strongest(action: KnownAction, traffic: readonly SeenTraffic[]): KnownAction['effect'] {
  const { operation, effect } = action;
  // What asks the server for nothing changes nothing there, whatever its caption says.
  if (effect === 'write' && operation.kind === 'click' && traffic.length === 0) return 'read';
  if (effect !== 'read' || operation.kind === 'open' || operation.kind === 'follow-link')
    return effect;
  if (operation.kind === 'submit-form' && operation.form.purpose === 'search') return effect;
  const asks = /search|query|graphql|filter|preview|suggest|track|analytics|collect|log\b|beacon/i;
  return traffic.some(
    ({ kind, method, url }) =>
      kind !== 'other' && effectOfMethod(method) !== 'read' && !asks.test(url),
  )
    ? 'write'
    : 'read';
}

function statusOf(traffic: readonly SeenTraffic[]): number | null {
  return traffic.findLast((one) => one.mainDocument)?.status ?? traffic.at(-1)?.status ?? null;
}

function descriptionOf(candidate: Candidate): string {
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

function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n', 1)[0] ?? message).slice(0, 400);
}
