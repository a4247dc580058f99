import { compileExpectation, essence } from '../content/expectation.ts';
import { refusalsIn } from '../content/refusals.ts';
import { ResponseContent } from '../content/response-content.ts';
import type { Exchange, Flow, Generator } from '../model/flow.ts';
import type { ErrorClass } from '../model/metrics.ts';
import type { Trace, TracedExchange } from '../model/trace.ts';
import { exchangesOf, variablesOf } from './flow-variables.ts';
import { requestWords } from './source-words.ts';
import { looksLikeId } from './url-parts.ts';

/** The first thing in a trial replay that was not as recorded. */
export interface Problem {
  readonly stepId: string;
  readonly exchangeId: string;
  readonly errorClass: ErrorClass;
  /** A sentence for people: which request, and what differed. */
  readonly reason: string;
}

/** Compares the traces of all users with the flow, exchange by exchange, and with one another; null when all is well. */
export function findProblem(flow: Flow, traces: readonly Trace[]): Problem | null {
  for (const { stepId, exchange } of exchangesOf(flow)) {
    const problem =
      firstOf(traces, (trace) => problemIn(trace, stepId, exchange, flow.generators)) ??
      sharedProblem(traces, stepId, exchange);
    if (problem !== null) return problem;
  }
  return null;
}

function problemIn(
  trace: Trace,
  stepId: string,
  exchange: Exchange,
  generators: readonly Generator[],
): Problem | null {
  const difference = differenceIn(trace, exchange);
  if (difference === null) return null;
  const { errorClass, what } = difference;
  const reason = `${requestWords(exchange)}: ${what}${unexplainedHint(exchange)}${digestHint(exchange, generators)}`;
  return { stepId, exchangeId: exchange.id, errorClass, reason };
}

/** How one user's answer was not as recorded. */
export interface Difference {
  readonly errorClass: ErrorClass;
  readonly what: string;
}

/** Compares what one user got at an exchange with what was recorded; null when it was the same. */
export function differenceIn(trace: Trace, exchange: Exchange): Difference | null {
  const { failure } = trace;
  if (failure !== null && failure.exchangeId === exchange.id) {
    const what = `${failure.message}${refusalHint(trace, exchange.id)}`;
    return { errorClass: failure.errorClass, what };
  }
  const traced = trace.exchanges.find(({ exchangeId }) => exchangeId === exchange.id);
  const response = traced === undefined ? null : contentOf(traced);
  if (response === null) {
    return { errorClass: 'protocol', what: 'it was not sent or not answered' };
  }
  const what = compileExpectation(exchange.expect)(response) ?? meansNo(response, exchange);
  return what === null ? null : { errorClass: 'check', what };
}

/** What a status does not tell: a refusal that the recorded answer did not hold. */
function meansNo(response: ResponseContent, exchange: Exchange): string | null {
  const known = new Set((exchange.expect.tolerated ?? []).map(withoutNumbers));
  const refusal = refusalsIn(response).find((text) => !known.has(withoutNumbers(text)));
  if (refusal === undefined) return null;
  const isPage = essence(response.header('content-type') ?? '').endsWith('html');
  return `the ${isPage ? 'page' : 'answer'} says “${refusal}”`;
}

function withoutNumbers(text: string): string {
  return text.replace(/\d+/g, '0');
}

function sharedProblem(
  traces: readonly Trace[],
  stepId: string,
  exchange: Exchange,
): Problem | null {
  const what = sharedDifference(traces, exchange);
  if (what === null) return null;
  const reason = `${requestWords(exchange)}: ${what}`;
  return { stepId, exchangeId: exchange.id, errorClass: 'check', reason };
}

/** Two users who created something must not have been led to the same one; null when they were not. */
export function sharedDifference(traces: readonly Trace[], exchange: Exchange): string | null {
  const { expect, request } = exchange;
  const creates = request.method !== 'GET' && expect.redirectTo?.includes('/:') === true;
  if (!creates || variablesOf(exchange).has('password') || traces.length < 2) return null;
  const ids = traces.map((trace) => createdId(trace, exchange));
  const [first] = ids;
  if (first === undefined || first === null || !ids.every((id) => id === first)) return null;
  return `every user was led to the same “${first}”`;
}

function createdId(trace: Trace, exchange: Exchange): string | null {
  const traced = trace.exchanges.find(({ exchangeId }) => exchangeId === exchange.id);
  const location = (traced === undefined ? null : contentOf(traced))?.header('location') ?? null;
  if (location === null || !URL.canParse(location, exchange.request.origin)) return null;
  const path = new URL(location, exchange.request.origin).pathname.split('/');
  const template = (exchange.expect.redirectTo ?? '').split('?')[0]?.split('/') ?? [];
  const open = path.filter(
    (segment, index) => template[index]?.startsWith(':') && looksLikeId(segment),
  );
  return open.length === 0 ? null : open.join('/');
}

function unexplainedHint({ unexplained = [] }: Exchange): string {
  if (unexplained.length === 0) return '';
  const places = unexplained.slice(0, 3).join(', ');
  return `; in the request ${places} was another one each time it was recorded, and no earlier answer holds it at a place that could be told again`;
}

/** As many hexadecimal digits as MD5, SHA-1, SHA-256, SHA-384 and SHA-512 have. */
const digestLengths: ReadonlySet<number> = new Set([32, 40, 64, 96, 128]);

/** A digest or signature looks like something random, and can't be made up. */
function digestHint(exchange: Exchange, generators: readonly Generator[]): string {
  const sent = variablesOf(exchange);
  const digest = generators.find(
    ({ variable, spec }) =>
      sent.has(variable) && spec.kind === 'hex' && digestLengths.has(spec.length),
  );
  return digest === undefined
    ? ''
    : `; “${digest.variable}” is made up: if the page computes it from something else, as digests and signatures are, no replay over HTTP can`;
}

/** What the answer itself says about a failure. */
function refusalHint(trace: Trace, exchangeId: string): string {
  const traced = trace.exchanges.find((candidate) => candidate.exchangeId === exchangeId);
  const response = traced === undefined ? null : contentOf(traced);
  const [refusal] = response === null ? [] : refusalsIn(response);
  return refusal === undefined ? '' : ` (it says “${refusal.slice(0, 160)}”)`;
}

function contentOf({ exchange: { request, response } }: TracedExchange): ResponseContent | null {
  if (response === null) return null;
  return new ResponseContent(response.status, request.url, response.headers, response.body);
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
