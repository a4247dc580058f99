import { withFormBreaks } from '../content/template.ts';
import { type DigestedValues, pairKey as keyOfPair } from './digested-values.ts';
import {
  type AnswerPair,
  alternativesFor,
  type FoundSource,
  findNearText,
  findSource,
} from './find-source.ts';
import type { Leaf } from './leaf.ts';
import { looksLikeToken, type pageMade } from './page-made.ts';
import { isCondition, isSteadyByName } from './steady-values.ts';
import type { SubmittedForm } from './submitted-form.ts';
import { sameName, type TypedValue } from './typed-values.ts';
import type { LeafPart, Variable, VariableTable } from './variable.ts';
import { extractedName, idName, madeName, variableName } from './variable-names.ts';

export interface ResolveContext {
  /** Index of the exchange whose request is looked at. */
  readonly exchange: number;
  readonly stepIndex: number;
  readonly answers: readonly (AnswerPair | null)[];
  readonly typed: readonly TypedValue[];
  /** The form that the request submits. */
  readonly served: SubmittedForm;
  /** What later requests send of which this one may send the digest. */
  readonly digested: DigestedValues;
  readonly variables: VariableTable;
  /** Path of the request, for names. */
  readonly path: string;
}

/** Enters the variable into the flow: only once the whole leaf is explained, so that none is there that nothing needs. */
export type Claim = () => LeafPart;
export type Values = { readonly a: string; readonly b: string };
export type PlainLeaf = Leaf & Values;

/** What a person typed, what is made up already, or what an earlier answer holds at a place of its own. */
export function resolveKnown(
  piece: Values,
  leaf: PlainLeaf,
  context: ResolveContext,
): Claim | null {
  const typed = typedVariable(piece, leaf, context);
  if (typed !== null) return typed;
  const { variables, exchange } = context;
  if (isDistinct(piece) && variables.isMade(pairKey(piece))) {
    return () => variables.madeAgain(pairKey(piece), exchange);
  }
  const found = findSource(context.answers, exchange, { ...piece, leaf });
  return found === null ? null : extractedVariable(found, leaf, context);
}

/** What stands between two literal texts of an earlier answer. */
export function resolveNearText(
  piece: Values,
  leaf: PlainLeaf,
  context: ResolveContext,
): Claim | null {
  const found = findNearText(context.answers, context.exchange, { ...piece, leaf });
  return found === null ? null : extractedVariable(found, leaf, context);
}

/** What the page made itself. */
export function resolveMade(
  piece: Values,
  leaf: PlainLeaf,
  context: ResolveContext,
  specOf: typeof pageMade,
): Claim | null {
  const { answers, digested, variables, exchange, path } = context;
  const origin = digested.get(pairKey(piece));
  if (origin !== undefined) {
    const made = resolveMade(origin, leaf, { ...context, digested: new Map() }, specOf);
    return made === null ? null : () => digestOf(made());
  }
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
export function resolveServed(leaf: PlainLeaf, context: ResolveContext): LeafPart | null {
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

function digestOf(part: LeafPart): LeafPart {
  return typeof part === 'string' || 'filter' in part ? part : { variable: part, filter: 's256' };
}

function wasGiven({ a, b }: Values, answers: ResolveContext['answers']): boolean {
  return answers.some(
    (pair) => pair?.a.body?.includes(a) === true && pair.b.body?.includes(b) === true,
  );
}

/** What is the same in both recordings is a variable only when it is known to change between users, restarts or iterations. */
export function resolveSame(leaf: PlainLeaf, context: ResolveContext): Claim | null {
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
    return isSure || isOfThatName(found, leaf) ? extractedVariable(found, leaf, context) : null;
  }
  return null;
}

/** In a path only what an answer calls the id of that very thing, and not one of a list: a list has others to come. */
function isOfThatName({ name, source }: FoundSource, leaf: PlainLeaf): boolean {
  if (leaf.place !== 'path') return sameName(name, leaf.name);
  if (source.kind !== 'json' && source.kind !== 'script-json') return false;
  const isOne = source.path.every((step) => typeof step === 'string');
  return isOne && variableName(name) === idName(leaf.name);
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
  const matches = typed.filter((value) => {
    const { origin, field, a, b } = value;
    if (origin.kind === 'fixed' || value.stepIndex > stepIndex) return false;
    if (a !== piece.a || b !== piece.b) return false;
    return isDistinct(value) || sameName(field, leaf.name) || isCredential(origin, a, leaf);
  });
  const match =
    matches.find(({ field }) => sameName(field, leaf.name)) ??
    matches.find(({ origin }) => isPartCalled(origin, leaf.name)) ??
    matches[0];
  if (match === undefined || match.origin.kind === 'fixed') return null;
  const { origin, field } = match;
  if (origin.kind === 'credential') return () => variables.credential(origin.part, exchange);
  return () => variables.generated(pairKey(match), origin.spec, variableName(field), exchange);
}

/** Where the password is the user's name, the place tells which of the two it wants. */
function isPartCalled(origin: TypedValue['origin'], name: string): boolean {
  const isPassword = /pass|pwd|^pw$|secret/i.test(name);
  return origin.kind === 'credential' && (origin.part === 'password') === isPassword;
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
): () => Variable {
  return () => variables.extracted(found, extractedName(found, leaf, path), exchange);
}

export function pairKey({ a, b }: Values): string {
  return keyOfPair(a, b);
}
