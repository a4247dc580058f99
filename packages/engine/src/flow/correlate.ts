import { passwordMark } from '../content/landmarks.ts';
import { ResponseContent } from '../content/response-content.ts';
import type { Exchange, Extractor, Flow, Generator, Proof, Step } from '../model/flow.ts';
import type { Journey } from '../model/journey.ts';
import type { RecordedExchange, Recording } from '../model/recording.ts';
import { type Alignment, alignRecordings, type Pairing } from './align.ts';
import { type Binding, bindRequest, writeRequest } from './bind-request.ts';
import { expectationOf } from './expectations.ts';
import { type AnswerPair, answerPair } from './find-source.ts';
import { isAnswered, isReplayed } from './relevance.ts';
import { type RequestStructure, requestStructure } from './request-structure.ts';
import { type TypedValue, typedValues } from './typed-values.ts';
import { type Variable, VariableTable } from './variable.ts';
import { nameVariables } from './variable-names.ts';

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
  const reason = failure ?? disagreement(alignment, origins, recordings);
  const worked = resolveAll(alignment, recordings, origins);
  // What one of the recordings did not do can't be trusted to be replayed.
  const steps = reason === null ? writeSteps(worked, recordings) : [];
  const { variables, names } = worked;
  return {
    id: journey.id,
    name: journey.name,
    effect: journey.effect,
    generators: generatorsOf(variables.all(), names),
    needsCredentials: variables.all().some(({ origin }) => origin.kind === 'credential'),
    steps,
    proof: proofOf(reason, steps, (options.now?.() ?? new Date()).toISOString()),
  };
}

/** One exchange of the flow in the making. */
interface Worked {
  readonly pairing: Pairing;
  readonly a: RequestStructure;
  readonly b: RequestStructure;
  readonly bindings: ReadonlyMap<string, Binding>;
}

interface Correlated {
  readonly exchanges: readonly (Worked | null)[];
  readonly answers: readonly (AnswerPair | null)[];
  readonly variables: VariableTable;
  readonly names: ReadonlyMap<Variable, string>;
  readonly typed: readonly TypedValue[];
}

function originsOf({ actions }: Journey): string[] {
  return actions.flatMap(({ operation }) =>
    operation.kind === 'open' && URL.canParse(operation.url) ? [new URL(operation.url).origin] : [],
  );
}

/** Resolves every replayed exchange, and those others whose answers turn out to be needed. */
function resolveAll(
  { pairings }: Alignment,
  recordings: readonly [Recording, Recording],
  origins: readonly string[],
): Correlated {
  const typed = typedValues(recordings);
  const variables = new VariableTable();
  const answers = pairings.map(answersOf);
  const exchanges: (Worked | null)[] = pairings.map(() => null);
  const pending = pairings
    .map((_, index) => index)
    .filter((index) => {
      const pairing = pairings[index];
      return pairing !== undefined && isReplayed(pairing.a, origins);
    });
  for (let index = pending.shift(); index !== undefined; index = pending.shift()) {
    const pairing = pairings[index];
    if (pairing === undefined || exchanges[index] !== null) continue;
    exchanges[index] = resolveExchange(pairing, index, { answers, typed, variables });
    for (const { origin } of variables.all()) {
      const source = origin.kind === 'extracted' ? origin.found.exchange : index;
      if (exchanges[source] === null && !pending.includes(source)) pending.push(source);
    }
  }
  const names = nameVariables(variables.all());
  return { exchanges, answers, variables, names, typed };
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

function resolveExchange(
  pairing: Pairing,
  index: number,
  { answers, typed, variables }: Pick<Correlated, 'answers' | 'typed' | 'variables'>,
): Worked {
  const a = requestStructure(pairing.a);
  const b = requestStructure(pairing.b);
  const { stepIndex } = pairing;
  const bindings = bindRequest(a, b, { exchange: index, stepIndex, answers, typed, variables });
  return { pairing, a, b, bindings };
}

function writeSteps(worked: Correlated, recordings: readonly [Recording, Recording]): Step[] {
  const ids = exchangeIds(worked.exchanges);
  const [first, second] = recordings;
  return first.steps.flatMap((step, stepIndex): Step[] => {
    const indices = [...worked.exchanges.keys()].filter(
      (index) => worked.exchanges[index]?.pairing.stepIndex === stepIndex,
    );
    if (indices.length === 0) return [];
    const other = second.steps[stepIndex]?.thinkTimeMs ?? step.thinkTimeMs;
    return [
      {
        id: `s${stepIndex + 1}`,
        name: step.name,
        thinkTimeMs: Math.round((step.thinkTimeMs + other) / 2),
        exchanges: indices.flatMap((index) => writeExchange(worked, index, ids)),
      },
    ];
  });
}

/** `s2e1`: the first exchange of the second step. */
function exchangeIds(exchanges: readonly (Worked | null)[]): readonly string[] {
  const counts = new Map<number, number>();
  return exchanges.map((worked) => {
    if (worked === null) return '';
    const { stepIndex } = worked.pairing;
    const count = (counts.get(stepIndex) ?? 0) + 1;
    counts.set(stepIndex, count);
    return `s${stepIndex + 1}e${count}`;
  });
}

function writeExchange(worked: Correlated, index: number, ids: readonly string[]): Exchange[] {
  const exchange = worked.exchanges[index];
  const answer = worked.answers[index];
  if (exchange === null || exchange === undefined || answer === null || answer === undefined)
    return [];
  const { pairing, a, b, bindings } = exchange;
  return [
    {
      id: ids[index] ?? '',
      kind: pairing.a.kind,
      request: writeRequest(a, b, bindings, worked.names),
      expect: expectationOf(answer.a, answer.b, expectationContext(worked, index)),
      extractors: extractorsAt(worked, index, ids),
      followsRedirect: pairing.a.redirectedFrom !== null,
    },
  ];
}

function expectationContext({ answers, exchanges, typed, variables }: Correlated, index: number) {
  const earlierPages = answers
    .slice(0, index)
    .flatMap((answer, at) => (exchanges[at] === null ? [] : [answer?.a.body ?? '']))
    .filter((body) => body.includes('<'));
  const signedIn = variables
    .all()
    .some(({ origin, uses }) => origin.kind === 'credential' && uses.some((use) => use < index));
  return {
    earlierPages,
    typed: typed.filter(({ origin }) => origin.kind !== 'fixed').flatMap(({ a, b }) => [a, b]),
    loginMark: signedIn
      ? (earlierPages.map(passwordMark).find((mark) => mark !== null) ?? null)
      : null,
  };
}

function extractorsAt(worked: Correlated, index: number, ids: readonly string[]): Extractor[] {
  return worked.variables.all().flatMap((variable): Extractor[] => {
    const { origin } = variable;
    if (origin.kind !== 'extracted' || origin.found.exchange !== index) return [];
    const { source, decode, places, confidence, ambiguity, alternatives } = origin.found;
    const others = alternatives.flatMap(({ exchange, ...rest }) => {
      const exchangeId = ids[exchange] ?? '';
      return exchangeId === '' ? [] : [{ exchangeId, ...rest }];
    });
    return [
      {
        variable: worked.names.get(variable) ?? variable.baseName,
        source,
        decode,
        evidence: {
          exchangeId: ids[index] ?? '',
          encoding: decode[0] ?? 'raw',
          places,
          confidence,
          ambiguity,
        },
        ...(others.length === 0 ? {} : { alternatives: others }),
      },
    ];
  });
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

/** A page or a change of data that only one recording has: the journey does not go the same way twice. */
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

function proofOf(reason: string | null, steps: readonly Step[], at: string): Proof {
  if (reason === null && steps.length > 0) return { kind: 'unproven' };
  const nothing = 'the journey sent nothing that could be replayed over HTTP';
  return { kind: 'failed', stepId: '', exchangeId: null, reason: reason ?? nothing, at };
}
