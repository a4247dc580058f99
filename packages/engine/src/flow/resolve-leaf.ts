import { decodePercent, encodePathSegment } from '../content/encoding.ts';
import { escapeTemplate, withFormBreaks } from '../content/template.ts';
import { decodedTogether } from './encoded-text.ts';
import {
  type AnswerPair,
  alternativesFor,
  type FoundSource,
  findNearText,
  findSource,
} from './find-source.ts';
import type { Leaf } from './leaf.ts';
import { looksLikeToken, pageMade, pageMadeLoosely } from './page-made.ts';
import { type Piece, splitAround, splitTogether } from './splits.ts';
import { isCondition, isSteadyByName } from './steady-values.ts';
import type { SubmittedForm } from './submitted-form.ts';
import { sameName, type TypedValue } from './typed-values.ts';
import type { LeafPart, Variable, VariableTable } from './variable.ts';
import { extractedName, madeName, variableName } from './variable-names.ts';

export interface ResolveContext {
  /** Index of the exchange whose request is looked at. */
  readonly exchange: number;
  readonly stepIndex: number;
  readonly answers: readonly (AnswerPair | null)[];
  readonly typed: readonly TypedValue[];
  /** The form that the request submits. */
  readonly served: SubmittedForm;
  readonly variables: VariableTable;
  /** Path of the request, for names. */
  readonly path: string;
}

export interface Resolution {
  readonly parts: readonly LeafPart[];
  /** False when something in it differed and nothing says why; that is sent as it was first recorded. */
  readonly isExplained: boolean;
}

/** Enters the variable into the flow: only once the whole leaf is explained, so that none is there that nothing needs. */
type Claim = () => Variable;
type Values = { readonly a: string; readonly b: string };
type PlainLeaf = Leaf & Values;
type ResolvePiece = (piece: Values) => Claim | null;

/**
 * Decides what one leaf is: typed, extracted from an earlier answer or made in the page, or literal
 * text around any of these; null when it is constant.
 */
export function resolveLeaf(leaf: Leaf, context: ResolveContext): Resolution | null {
  if (leaf.b === null) return null;
  const plain = { ...leaf, a: plainText(leaf, leaf.a), b: plainText(leaf, leaf.b) };
  const served = resolveServed(plain, context);
  if (served !== null) return { parts: [served], isExplained: true };
  if (plain.a === plain.b) {
    const claim = resolveSame(plain, context);
    return claim === null ? null : { parts: [claim()], isExplained: true };
  }
  // Each round allows one more explanation: what the coarser cuts need the next one for may be
  // explained without it when the value is cut up finer.
  const known = once((piece) => resolveKnown(piece, plain, context));
  const near = once((piece) => known(piece) ?? resolveNearText(piece, plain, context));
  const made = once((piece) => near(piece) ?? resolveMade(piece, plain, context, pageMade));
  const guessed = once(
    (piece) => made(piece) ?? resolveMade(piece, plain, context, pageMadeLoosely),
  );
  const ways = waysToSee(plain, context);
  for (const resolve of [known, near]) {
    const way = firstWhole(ways, plain, resolve);
    if (way !== null) return written(way);
  }
  const encoded = resolveEncoded(plain, context);
  if (encoded !== null) return { parts: [encoded], isExplained: true };
  for (const resolve of [made, guessed]) {
    const way = firstWhole(ways, plain, resolve);
    if (way !== null) return written(way);
  }
  const partly = ways.map((pieces) => explain(pieces, plain, known));
  return written(partly.reduce((best, way) => (claimsIn(way) > claimsIn(best) ? way : best), []));
}

function firstWhole(
  ways: readonly (readonly Piece[])[],
  leaf: PlainLeaf,
  resolve: ResolvePiece,
): readonly ExplainedPart[] | null {
  for (const pieces of ways) {
    const way = explain(pieces, leaf, resolve);
    if (isWhole(way)) return way;
  }
  return null;
}

/** Base64 of text that holds values: the text is composed of them, and encoded as a whole. */
function resolveEncoded(leaf: PlainLeaf, context: ResolveContext): LeafPart | null {
  if (leaf.place === 'path' || leaf.whole === true) return null;
  const found = decodedTogether(leaf.a, leaf.b);
  if (found === null) return null;
  const inner = resolveLeaf({ ...leaf, place: 'text', a: found.a, b: found.b }, context);
  if (inner === null || !inner.isExplained || inner.parts.length < 2) return null;
  const { variables, exchange, path } = context;
  const name = madeName(leaf, path, 'composed');
  const variable = variables.composed(pairKey(leaf), inner.parts, name, exchange);
  return { variable, filter: found.filter };
}

/** The same piece comes up again in finer cuts and later rounds, and looking for it costs. */
function once(resolve: ResolvePiece): ResolvePiece {
  const known = new Map<string, Claim | null>();
  return (piece) => {
    const key = pairKey(piece);
    const claim = known.get(key) ?? (known.has(key) ? null : resolve(piece));
    known.set(key, claim);
    return claim;
  };
}

function plainText({ place }: Leaf, text: string): string {
  return place === 'path' ? decodePercent(text) : text;
}

/** The whole first, then around what was typed, then cut up ever finer. */
function waysToSee(leaf: PlainLeaf, { typed }: ResolveContext): (readonly Piece[])[] {
  const [whole = [], ...finer] = splitTogether(leaf.a, leaf.b);
  if (leaf.whole === true) return [whole];
  const around = typed
    .filter(({ a, b, origin }) => a.length > 3 && b.length > 3 && origin.kind !== 'fixed')
    .map((value) => splitAround(leaf.a, leaf.b, value))
    .filter((way) => way !== null);
  return [whole, ...around, ...finer];
}

type ExplainedPart =
  | { readonly kind: 'literal' | 'unexplained'; readonly text: string }
  | { readonly kind: 'claim'; readonly claim: Claim };

function explain(way: readonly Piece[], leaf: PlainLeaf, resolve: ResolvePiece): ExplainedPart[] {
  return way.map((piece): ExplainedPart => {
    if (piece.kind === 'separator') return { kind: 'literal', text: literal(leaf, piece.text) };
    const claim = resolve(piece);
    if (claim !== null) return { kind: 'claim', claim };
    return { kind: 'unexplained', text: literal(leaf, piece.a) };
  });
}

function isWhole(way: readonly ExplainedPart[]): boolean {
  return way.every(({ kind }) => kind !== 'unexplained');
}

function claimsIn(way: readonly ExplainedPart[]): number {
  return way.filter(({ kind }) => kind === 'claim').length;
}

function written(way: readonly ExplainedPart[]): Resolution {
  const parts = way.map((part) => (part.kind === 'claim' ? part.claim() : part.text));
  // Without a way that explains anything there are no parts at all, and the leaf stays as it is.
  return {
    parts: parts.filter((part) => part !== ''),
    isExplained: way.length > 0 && isWhole(way),
  };
}

function literal({ place }: Leaf, text: string): string {
  return escapeTemplate(place === 'path' ? encodePathSegment(text) : text);
}

function resolveKnown(piece: Values, leaf: PlainLeaf, context: ResolveContext): Claim | null {
  const typed = typedVariable(piece, leaf, context);
  if (typed !== null) return typed;
  const { variables, exchange } = context;
  if (isDistinct(piece) && variables.isMade(pairKey(piece))) {
    return () => variables.madeAgain(pairKey(piece), exchange);
  }
  const found = findSource(context.answers, exchange, { ...piece, leaf });
  return found === null ? null : extractedVariable(found, leaf, context);
}

function resolveNearText(piece: Values, leaf: PlainLeaf, context: ResolveContext): Claim | null {
  const found = findNearText(context.answers, context.exchange, { ...piece, leaf });
  return found === null ? null : extractedVariable(found, leaf, context);
}

function resolveMade(
  piece: Values,
  leaf: PlainLeaf,
  { answers, variables, exchange, path }: ResolveContext,
  specOf: typeof pageMade,
): Claim | null {
  const spec = specOf(piece.a, piece.b);
  if (spec === null) return null;
  // What the server gave, somewhere that can't be told again, would be refused when made up.
  if (spec.kind !== 'timestamp' && wasGiven(piece, answers.slice(0, exchange))) return null;
  const name = madeName(leaf, path, spec.kind);
  return () => variables.generated(pairKey(piece), spec, name, exchange);
}

/**
 * What the page had in the field when nobody touched it is taken from the page again, equal in both
 * recordings or not: it may be another one after a restart, for another user or the next time.
 */
function resolveServed(leaf: PlainLeaf, context: ResolveContext): LeafPart | null {
  const control = context.served.get(leaf.key);
  if (control === undefined) return null;
  const isRaw = control.a === leaf.a && control.b === leaf.b;
  const isBroken = withFormBreaks(control.a) === leaf.a && withFormBreaks(control.b) === leaf.b;
  if (!isRaw && !isBroken) return null;
  if (isChosen(leaf, context) || typedVariable(leaf, leaf, context) !== null) return null;
  const wanted = { a: control.a, b: control.b, leaf };
  const isEqual = control.a === control.b;
  const found: FoundSource = {
    ...control,
    decode: [],
    places: 1,
    confidence: isEqual ? 0.9 : 0.98,
    ambiguity: null,
    alternatives: isEqual
      ? []
      : alternativesFor(context.answers, context.exchange, wanted, control),
  };
  const variable = extractedVariable(found, leaf, context)();
  return isRaw ? variable : { variable, filter: 'crlf' };
}

function wasGiven({ a, b }: Values, answers: ResolveContext['answers']): boolean {
  return answers.some(
    (pair) => pair?.a.body?.includes(a) === true && pair.b.body?.includes(b) === true,
  );
}

/** What is the same in both recordings is a variable only when it is known to change between users, restarts or iterations. */
function resolveSame(leaf: PlainLeaf, context: ResolveContext): Claim | null {
  if (leaf.a === '') return null;
  const typed = typedVariable(leaf, leaf, context);
  if (typed !== null) return typed;
  if (isChosen(leaf, context) || isOwnAddress(leaf)) return null;
  const wanted = { a: leaf.a, b: leaf.b, leaf };
  if (looksLikeToken(leaf.a) || isSteadyByName(leaf)) {
    const found =
      findSource(context.answers, context.exchange, wanted) ??
      (looksLikeToken(leaf.a) ? findNearText(context.answers, context.exchange, wanted) : null);
    if (found === null) return null;
    const isSure = looksLikeToken(leaf.a) || isCondition(leaf.name);
    const fits = isSure || sameName(found.name, leaf.name);
    return fits ? extractedVariable(found, leaf, context) : null;
  }
  return null;
}

/** Where the request comes from and nothing that an answer gives. */
function isOwnAddress({ place, name }: PlainLeaf): boolean {
  return place === 'header' && (name === 'origin' || name === 'referer');
}

function isChosen(leaf: PlainLeaf, { typed, stepIndex }: ResolveContext): boolean {
  return typed.some(
    ({ origin, field, a, stepIndex: step }) =>
      origin.kind === 'fixed' && step === stepIndex && a === leaf.a && sameName(field, leaf.name),
  );
}

/** Short values match by the field's name as well, since they stand anywhere by chance. */
function typedVariable(
  piece: Values,
  leaf: PlainLeaf,
  { typed, stepIndex, variables, exchange }: ResolveContext,
): Claim | null {
  const match = typed.find((value) => {
    const { origin, field, a, b } = value;
    if (origin.kind === 'fixed' || value.stepIndex > stepIndex) return false;
    if (a !== piece.a || b !== piece.b) return false;
    return isDistinct(value) || sameName(field, leaf.name) || isCredential(origin, a, leaf);
  });
  if (match === undefined || match.origin.kind === 'fixed') return null;
  const { origin, field } = match;
  if (origin.kind === 'credential') return () => variables.credential(origin.part, exchange);
  return () => variables.generated(pairKey(match), origin.spec, variableName(field), exchange);
}

/** Both personas may sign in as the same user; the name of a user may stand in paths by chance. */
function isCredential(origin: TypedValue['origin'], value: string, { place }: PlainLeaf): boolean {
  if (origin.kind !== 'credential' || place === 'path') return false;
  return origin.part === 'password' ? value.length > 4 : value.includes('@') || value.length > 7;
}

function isDistinct({ a, b }: Values): boolean {
  return a.length > 3 && b.length > 3 && a !== b;
}

function extractedVariable(
  found: FoundSource,
  leaf: PlainLeaf,
  { variables, exchange, path }: ResolveContext,
): Claim {
  return () => variables.extracted(found, extractedName(found, leaf, path), exchange);
}

function pairKey({ a, b }: Values): string {
  return JSON.stringify([a, b]);
}
