import { isForm } from '../actions/candidate.ts';
import { descriptionOf } from '../actions/describe-candidate.ts';
import { opensNew } from '../actions/new-names.ts';
import type { FrontierItem } from '../agenda/frontier.ts';
import type { Failure } from '../agenda/second-chance.ts';
import { SignInFailedError } from '../crawl-errors.ts';
import { ElementGoneError } from '../doing/perform.ts';
import type { Explorer } from '../explorer.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Visitor } from '../visitor.ts';
import { type Aftermath, aftermathOf, forget } from './aftermath.ts';
import { RejectedError, submitForm } from './submit-form.ts';
import { type SightingReports, takeIn } from './take-in.ts';

/** Who is told how the trying goes. */
export interface TrialReports extends SightingReports {
  /** The crawl has ended while the action was being tried. */
  isOver(): boolean;
  doing(what: string): void;
}

/** No single action may take longer, whatever the page does. */
const actionTimeoutMs = 25_000;

class TooLateError extends Error {
  override readonly name = 'TooLateError';
}

/** Tries one action and takes in what comes of it. The explorer is not to be used again when it has retired. */
export async function tryAction(
  item: FrontierItem,
  explorer: Explorer,
  knowledge: Knowledge,
  reports: TrialReports,
): Promise<void> {
  knowledge.course.actionsTried++;
  reports.doing(descriptionOf(item.candidate));
  try {
    await inTime(tryUpToTwice(item, explorer, knowledge, reports));
  } catch (error) {
    // The end of a crawl takes its pages away; that is nobody's failure.
    if (reports.isOver()) return;
    if (error instanceof SignInFailedError) throw error;
    item.action.outcome = { kind: 'failed', reason: sentenceOf(error) };
    knowledge.agenda.failed(item, reasonOf(error));
    // What comes too late goes on all the same, until it finds that its browser is gone.
    await (error instanceof TooLateError ? explorer.retire() : explorer.leave());
  }
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new TooLateError(`Nothing came of it within ${actionTimeoutMs / 1000} seconds.`);
    timer = setTimeout(reject, actionTimeoutMs, error);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): Failure {
  if (error instanceof RejectedError) return 'refused';
  return error instanceof ElementGoneError ? 'gone' : 'broke-off';
}

/** The session may just have come to its end; what ends a new one as well is what ended it. */
async function tryUpToTwice(
  item: FrontierItem,
  explorer: Explorer,
  knowledge: Knowledge,
  reports: TrialReports,
): Promise<void> {
  if (await tryOnce(item, explorer, knowledge, reports)) return;
  if (await tryOnce(item, explorer, knowledge, reports)) return;
  item.action.effect = 'destructive';
  item.action.outcome = { kind: 'left-alone', reason: 'Left alone because it ends the session.' };
}

/** False when nobody is signed in afterwards. */
async function tryOnce(
  item: FrontierItem,
  explorer: Explorer,
  knowledge: Knowledge,
  reports: TrialReports,
): Promise<boolean> {
  const visitor = await reach(item, explorer);
  if (isUnlinked(item) && !(await isPageThere(item, visitor, knowledge))) return true;
  const aftermath = await doIt(item, visitor, explorer, knowledge);
  return await takeIn(item, aftermath, explorer, knowledge, reports, visitor);
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
  const peeked = await visitor.peek(action.operation.url);
  if (peeked === null) throw new Error('Nothing came from there.');
  knowledge.agenda.read([peeked.source], signedIn);
  action.outcome = { kind: 'explored', status: peeked.status };
  return (
    peeked.isPage && peeked.status < 400 && knowledge.agenda.isNewPage(peeked, action.operation.url)
  );
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

function isPlainLink({ candidate }: FrontierItem): boolean {
  const { kind } = candidate.operation;
  if (kind === 'open') return !opensNew(candidate.operation);
  return kind === 'follow-link' && candidate.effect === 'read';
}

/** An address that stood in a text; the first page of all was asked for. */
function isUnlinked({ candidate, depth }: FrontierItem): boolean {
  return candidate.operation.kind === 'open' && !opensNew(candidate.operation) && depth >= 0;
}

function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n', 1)[0] ?? message).slice(0, 400);
}
