import { compileExtractor } from '../content/extract.ts';
import { passwordMark } from '../content/landmarks.ts';
import type { Effect } from '../model/effect.ts';
import type { Exchange, Extractor, Step } from '../model/flow.ts';
import type { Recording } from '../model/recording.ts';
import type { Pairing } from './align.ts';
import type { KnownValue } from './asset-url.ts';
import { type Binding, partText, writeRequest } from './bind-request.ts';
import { type ExpectationContext, expectationOf } from './expectations.ts';
import type { AnswerPair } from './find-source.ts';
import { pageAssets } from './page-assets.ts';
import type { RequestStructure } from './request-structure.ts';
import type { TypedValue } from './typed-values.ts';
import type { Variable, VariableTable } from './variable.ts';

/** A request of the flow in the making: every place of it is known to be literal or a variable. */
export interface Bound {
  readonly pairing: Pairing;
  readonly a: RequestStructure;
  readonly b: RequestStructure;
  readonly bindings: ReadonlyMap<string, Binding>;
}

/** All that correlation found out, by the index of the exchange. */
export interface Correlated {
  readonly pairings: readonly Pairing[];
  /** Null for exchanges that are not replayed. */
  readonly bound: readonly (Bound | null)[];
  readonly answers: readonly (AnswerPair | null)[];
  readonly typed: readonly TypedValue[];
  readonly variables: VariableTable;
  readonly names: ReadonlyMap<Variable, string>;
  readonly effect: Effect;
}

/** Writes the flow's steps down; steps that sent nothing are left out. */
export function writeSteps(
  correlated: Correlated,
  [first, second]: readonly [Recording, Recording],
): Step[] {
  const ids = exchangeIds(correlated.bound);
  const known = knownValues(correlated);
  return first.steps.flatMap((step, stepIndex): Step[] => {
    const exchanges = [...correlated.bound.keys()]
      .filter((index) => correlated.bound[index]?.pairing.stepIndex === stepIndex)
      .flatMap((index) => writeExchange(correlated, index, ids));
    if (exchanges.length === 0) return [];
    const other = second.steps[stepIndex]?.thinkTimeMs ?? step.thinkTimeMs;
    const thinkTimeMs = Math.round((step.thinkTimeMs + other) / 2);
    const assets = pageAssets(stepIndex, { pairings: correlated.pairings, ids, known });
    const pulledIn = assets.length === 0 ? {} : { assets };
    return [{ id: `s${stepIndex + 1}`, name: step.name, thinkTimeMs, exchanges, ...pulledIn }];
  });
}

/** What the extracted variables held when they were recorded. */
function knownValues({ variables, names, answers }: Correlated): KnownValue[] {
  return variables.all().flatMap((variable): KnownValue[] => {
    const { origin, baseName } = variable;
    if (origin.kind !== 'extracted') return [];
    const { exchange } = origin.found;
    const answer = answers[exchange] ?? null;
    const extract = compileExtractor(origin.found);
    const a = answer === null ? null : extract(answer.a);
    const b = answer === null ? null : extract(answer.b);
    if (a === null || b === null) return [];
    return [{ name: names.get(variable) ?? baseName, exchange, a, b }];
  });
}

/** `s2e1`: the first exchange of the second step; '' for those that are not replayed. */
function exchangeIds(bound: Correlated['bound']): readonly string[] {
  const counts = new Map<number, number>();
  return bound.map((one) => {
    if (one === null) return '';
    const { stepIndex } = one.pairing;
    const count = (counts.get(stepIndex) ?? 0) + 1;
    counts.set(stepIndex, count);
    return `s${stepIndex + 1}e${count}`;
  });
}

function writeExchange(correlated: Correlated, index: number, ids: readonly string[]): Exchange[] {
  const bound = correlated.bound[index] ?? null;
  const answer = correlated.answers[index] ?? null;
  if (bound === null || answer === null) return [];
  const { pairing, a, b, bindings } = bound;
  const unexplained = [...bindings.values()].flatMap((binding) =>
    binding.kind === 'leaf' && binding.unexplained !== null ? [binding.unexplained] : [],
  );
  return [
    {
      id: ids[index] ?? '',
      kind: pairing.a.kind,
      ...composedAt(correlated, index),
      request: writeRequest(a, b, bindings, correlated.names),
      expect: expectationOf(answer.a, answer.b, expectationContext(correlated, index)),
      extractors: extractorsAt(correlated, index, ids),
      ...(unexplained.length === 0 ? {} : { unexplained }),
      followsRedirect: pairing.a.redirectedFrom !== null,
    },
  ];
}

function composedAt({ variables, names }: Correlated, index: number): Pick<Exchange, 'composed'> {
  const nameFor = (variable: Variable) => names.get(variable) ?? variable.baseName;
  const composed = variables.all().flatMap((variable) => {
    const { origin, uses } = variable;
    if (origin.kind !== 'composed' || !uses.includes(index)) return [];
    const text = origin.parts.map((part) => partText(part, nameFor)).join('');
    return [{ variable: nameFor(variable), text }];
  });
  return composed.length === 0 ? {} : { composed };
}

const usualPasswordMark = 'type="password"';

function expectationContext(
  { answers, bound, typed, effect }: Correlated,
  index: number,
): ExpectationContext {
  const earlierPages = answers
    .slice(0, index)
    .flatMap((answer, at) => (bound[at] === null ? [] : [answer?.a.body ?? '']))
    .filter((body) => body.includes('<'));
  const changesData = effect !== 'read' && bound.slice(0, index + 1).some(mayChange);
  return {
    earlierPages,
    typed: typed.filter(({ origin }) => origin.kind !== 'fixed').flatMap(({ a, b }) => [a, b]),
    passwordMark: earlierPages.map(passwordMark).find((mark) => mark !== null) ?? usualPasswordMark,
    fieldMarks: changesData ? fieldMarks(bound[index] ?? null, typed, earlierPages) : [],
    changesData,
  };
}

/** How the last page that has them writes the names of the fields that the exchange's step filled in. */
function fieldMarks(
  bound: Bound | null,
  typed: readonly TypedValue[],
  earlierPages: readonly string[],
): string[] {
  const names = typed
    .filter(
      ({ stepIndex, origin }) => stepIndex === bound?.pairing.stepIndex && origin.kind !== 'fixed',
    )
    .map(({ field }) => field);
  return names.flatMap((name) => {
    const mark = ` name="${name}"`;
    return name !== '' && earlierPages.some((page) => page.includes(mark)) ? [mark] : [];
  });
}

/** Links that change something answer with a redirect, or nobody could reload the page. */
function mayChange(bound: Bound | null): boolean {
  if (bound === null) return false;
  const { method, status } = bound.a;
  return method !== 'GET' || (status !== null && status >= 300 && status < 400);
}

function extractorsAt(
  { variables, names }: Correlated,
  index: number,
  ids: readonly string[],
): Extractor[] {
  return variables.all().flatMap((variable): Extractor[] => {
    const { origin, baseName } = variable;
    if (origin.kind !== 'extracted' || origin.found.exchange !== index) return [];
    const { source, decode, places, confidence, ambiguity, alternatives } = origin.found;
    const exchangeId = ids[index] ?? '';
    const encoding = decode[0] ?? 'raw';
    const others = alternatives
      .map(({ exchange, ...rest }) => ({ exchangeId: ids[exchange] ?? '', ...rest }))
      .filter((other) => other.exchangeId !== '');
    return [
      {
        variable: names.get(variable) ?? baseName,
        source,
        decode,
        evidence: { exchangeId, encoding, places, confidence, ambiguity },
        ...(others.length === 0 ? {} : { alternatives: others }),
      },
    ];
  });
}
