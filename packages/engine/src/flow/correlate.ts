import { ResponseContent } from '../content/response-content.ts';
import type { Flow, Generator, Proof, Step } from '../model/flow.ts';
import type { Journey } from '../model/journey.ts';
import type { RecordedExchange, Recording } from '../model/recording.ts';
import { type Alignment, alignRecordings, type Pairing } from './align.ts';
import { bindRequest } from './bind-request.ts';
import { cookieSetters } from './cookie-setters.ts';
import { digestedValues } from './digested-values.ts';
import { type AnswerPair, answerPair } from './find-source.ts';
import { refusalIn } from './refused-recording.ts';
import { isAnswered, isReplayed } from './relevance.ts';
import { requestStructure } from './request-structure.ts';
import { type ScriptCookies, scriptCookies } from './script-cookies.ts';
import { findSubmittedForm } from './submitted-form.ts';
import { typedValues } from './typed-values.ts';
import { type Variable, VariableTable } from './variable.ts';
import { nameVariables } from './variable-names.ts';
import { type Bound, type Correlated, writeSteps } from './write-steps.ts';

export interface CorrelateOptions {
  /** Origins that may be replayed; by default the one that the journey opens. */
  readonly origins?: readonly string[];
  now?(): Date;
}

/**
 * Makes a replayable flow out of two recordings of one journey. What is equal in both is constant;
 * what differs is typed, extracted from an earlier answer, or made up again in the shape that the
 * page made it in. The flow comes back unproven, or failed when the recordings don't agree.
 */
export function correlate(
  journey: Journey,
  recordings: readonly [Recording, Recording],
  options: CorrelateOptions = {},
): Flow {
  const origins = options.origins ?? originsOf(journey);
  const alignment = alignRecordings(...recordings, (exchange) => isAnswered(exchange, origins));
  const failure = recordings.map(({ failure }) => failure).find((reason) => reason !== null);
  const refusal = recordings
    .map((recording) => refusalIn(recording, origins, journey.effect))
    .find((what) => what !== null);
  const reason =
    failure ??
    refusal ??
    disagreement(alignment, origins, recordings) ??
    unreachableGoal(recordings, origins);
  const correlated = bindAll(alignment, recordings, origins, journey);
  // What one of the recordings did not do can't be trusted to be replayed.
  const steps = reason === null ? writeSteps(correlated, recordings) : [];
  const variables = correlated.variables.all();
  return {
    id: journey.id,
    name: journey.name,
    effect: journey.effect,
    generators: generatorsOf(variables, correlated.names),
    needsCredentials: variables.some(({ origin }) => origin.kind === 'credential'),
    steps,
    proof: proofOf(reason, steps, (options.now?.() ?? new Date()).toISOString()),
  };
}

function originsOf({ actions }: Journey): string[] {
  return actions.flatMap(({ operation }) =>
    operation.kind === 'open' && URL.canParse(operation.url) ? [new URL(operation.url).origin] : [],
  );
}

/** Binds the requests of every replayed exchange, and of those others whose answers turn out to be needed. */
function bindAll(
  { pairings }: Alignment,
  recordings: readonly [Recording, Recording],
  origins: readonly string[],
  { effect }: Journey,
): Correlated {
  const typed = typedValues(recordings);
  const variables = new VariableTable();
  const answers = pairings.map(answersOf);
  const cookies = scriptCookies(pairings, recordings);
  const digested = digestedValues(pairings);
  const bound: (Bound | null)[] = pairings.map(() => null);
  const isWanted = (exchange: RecordedExchange) => isReplayed(exchange, origins);
  const pending = pairings.flatMap(({ a }, index) => (isWanted(a) ? [index] : []));
  pending.push(...cookieSetters(pairings, isWanted));
  for (let index = pending.shift(); index !== undefined; index = pending.shift()) {
    const pairing = pairings[index];
    if (pairing === undefined || bound[index] !== null) continue;
    const context = { exchange: index, answers, typed, digested, variables };
    bound[index] = bindPairing(pairing, cookies[index] ?? noCookies, context);
    pending.push(...sourcesOf(variables.all()).filter((source) => bound[source] === null));
  }
  return {
    pairings,
    bound,
    answers,
    typed,
    variables,
    names: nameVariables(variables.all()),
    effect,
  };
}

const noCookies: ScriptCookies = { a: [], b: [] };

function bindPairing(
  pairing: Pairing,
  cookies: ScriptCookies,
  context: Omit<Parameters<typeof bindRequest>[2], 'stepIndex' | 'served'>,
): Bound {
  const a = requestStructure(pairing.a, cookies.a);
  const b = requestStructure(pairing.b, cookies.b);
  const { stepIndex } = pairing;
  const isScripted = pairing.a.kind !== 'document';
  const served = findSubmittedForm(context.answers, context.exchange, a, isScripted);
  return { pairing, a, b, bindings: bindRequest(a, b, { ...context, stepIndex, served }) };
}

function sourcesOf(variables: readonly Variable[]): number[] {
  return variables.flatMap(({ origin }) =>
    origin.kind === 'extracted' ? [origin.found.exchange] : [],
  );
}

function answersOf({ a, b }: Pairing): AnswerPair | null {
  const one = contentOf(a);
  const other = contentOf(b);
  return one === null || other === null ? null : answerPair(one, other);
}

function contentOf({ request, response }: RecordedExchange): ResponseContent | null {
  if (response === null) return null;
  return new ResponseContent(response.status, request.url, response.headers, response.body);
}

function generatorsOf(
  variables: readonly Variable[],
  names: ReadonlyMap<Variable, string>,
): Generator[] {
  return variables.flatMap((variable): Generator[] => {
    const { origin, baseName } = variable;
    return origin.kind === 'generated'
      ? [{ variable: names.get(variable) ?? baseName, spec: origin.spec }]
      : [];
  });
}

/** A page that only one recording has: the journey does not go the same way twice. */
function disagreement(
  { unpaired }: Alignment,
  origins: readonly string[],
  [first]: readonly [Recording, Recording],
): string | null {
  const odd = unpaired.find(
    ({ exchange }) => exchange.kind === 'document' && isReplayed(exchange, origins),
  );
  if (odd === undefined) return null;
  const { method, url } = odd.exchange.request;
  const step = first.steps[odd.stepIndex]?.name ?? '';
  return `the two recordings went different ways in “${step}”: only one of them sent ${method} ${url}`;
}

/** The last step is what the journey is for: when it goes over a socket, or stays in the page, replaying the others proves nothing. */
function unreachableGoal(
  [first]: readonly [Recording, Recording],
  origins: readonly string[],
): string | null {
  const goal = first.steps.at(-1);
  if (goal === undefined || goal.exchanges.some((one) => isReplayed(one, origins))) return null;
  const socket = first.steps
    .flatMap(({ exchanges }) => exchanges)
    .some(({ kind }) => kind === 'web-socket');
  const how = socket ? 'it talks over a web socket' : 'it happens in the page alone';
  return `“${goal.name}” sends nothing that can be replayed over HTTP: ${how}`;
}

function proofOf(reason: string | null, steps: readonly Step[], at: string): Proof {
  if (reason === null && steps.length > 0) return { kind: 'unproven' };
  const fallback = 'the journey sent nothing that can be replayed over HTTP';
  return { kind: 'failed', stepId: '', exchangeId: null, reason: reason ?? fallback, at };
}
