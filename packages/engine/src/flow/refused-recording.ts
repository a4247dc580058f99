import { passwordMark } from '../content/landmarks.ts';
import { refusalsIn } from '../content/refusals.ts';
import { ResponseContent } from '../content/response-content.ts';
import type { Effect } from '../model/effect.ts';
import type { RecordedExchange, RecordedStep, Recording } from '../model/recording.ts';
import { isReplayed } from './relevance.ts';

/**
 * Why a recording shows a refusal and not the journey: the form again with an error over it, the
 * sign-in page again, or a change that the server said no to. Made an expectation of, the flow would
 * prove that the application refuses. Null when all was taken.
 */
export function refusalIn(
  { steps }: Recording,
  origins: readonly string[],
  effect: Effect,
): string | null {
  for (const [index, step] of steps.entries()) {
    const exchanges = step.exchanges.filter((exchange) => isReplayed(exchange, origins));
    const isGoal = index === steps.length - 1;
    const before = steps.slice(0, index).flatMap((earlier) => earlier.exchanges);
    const what =
      formShownAgain(step, exchanges, before) ??
      (isGoal || signsIn(step) ? refusedChange(exchanges, effect) : null);
    if (what !== null)
      return `the application refused “${step.name}” when it was recorded: ${what}`;
  }
  return null;
}

function formShownAgain(
  step: RecordedStep,
  exchanges: readonly RecordedExchange[],
  before: readonly RecordedExchange[],
): string | null {
  const page = contentOf(exchanges.findLast(({ kind }) => kind === 'document'));
  if (page?.body === null || page === null || !step.inputs.some(isTyped)) return null;
  const { body } = page;
  if (signsIn(step) && passwordMark(body) !== null && !asksAfterwards(step, exchanges)) {
    return 'the page asks to sign in again';
  }
  const fields = step.inputs.filter(isTyped).map(({ field }) => ` name="${field}"`);
  if (!fields.every((mark) => body.includes(mark))) return null;
  const known = new Set(before.flatMap((earlier) => saidBy(earlier)));
  const said = refusalsIn(page).find((text) => !known.has(text));
  return said === undefined
    ? null
    : `the page shows the form again and says “${said.slice(0, 200)}”`;
}

/** Somebody who signed in may be shown a password field for other reasons: where they ended up was another page. */
function asksAfterwards({ page }: RecordedStep, exchanges: readonly RecordedExchange[]): boolean {
  return page?.signedIn === true || exchanges.some(({ redirectedFrom }) => redirectedFrom !== null);
}

function signsIn({ inputs }: RecordedStep): boolean {
  return inputs.some(({ fill }) => fill.kind === 'credential');
}

function isTyped({ fill }: RecordedStep['inputs'][number]): boolean {
  return fill.kind === 'generate' || fill.kind === 'credential';
}

/** Every change that the step asked for was refused; what is only told to a counter beside a page that came is no part of it. */
function refusedChange(exchanges: readonly RecordedExchange[], effect: Effect): string | null {
  const changes = exchanges.filter(({ request }) => !/^(?:GET|HEAD)$/.test(request.method));
  if (changes.length === 0) return null;
  if (effect === 'read' && changes.length < exchanges.length) return null;
  const reasons = changes.map(refusalOf);
  return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
}

function refusalOf(exchange: RecordedExchange): string | null {
  const { request, response } = exchange;
  const status = response?.status ?? 0;
  const [said] = saidBy(exchange);
  const words = said === undefined ? '' : ` and said “${said.slice(0, 200)}”`;
  const answered = `${request.method} ${new URL(request.url).pathname} was answered with ${status}`;
  if (status >= 400) return answered + words;
  const isJson = contentOf(exchange)?.json !== undefined;
  return isJson && said !== undefined ? answered + words : null;
}

function saidBy(exchange: RecordedExchange): string[] {
  const content = contentOf(exchange);
  return content === null ? [] : refusalsIn(content);
}

function contentOf(exchange: RecordedExchange | undefined): ResponseContent | null {
  const response = exchange?.response ?? null;
  if (exchange === undefined || response === null) return null;
  const { status, headers, body } = response;
  return new ResponseContent(status, exchange.request.url, headers, body);
}
