import { decodePercent, encodePathSegment } from '../content/encoding.ts';
import { escapeTemplate } from '../content/template.ts';
import { type AnswerPair, type FoundSource, findNearText, findSource } from './find-source.ts';
import type { Leaf } from './leaf.ts';
import { looksLikeToken, pageMade } from './page-made.ts';
import { type Piece, splitAround, splitTogether } from './splits.ts';
import { isCondition, isServedValue, isSteadyByName } from './steady-values.ts';
import { sameName, type TypedValue } from './typed-values.ts';
import type { Variable, VariableTable } from './variable.ts';
import { extractedName, madeName, variableName } from './variable-names.ts';

/** What stands at a leaf in the flow: literal text, as the place sends it, and variables. */
export type LeafPart = string | Variable;

export interface ResolveContext {
  /** Index of the exchange whose request is looked at. */
  readonly exchange: number;
  readonly stepIndex: number;
  readonly answers: readonly (AnswerPair | null)[];
  readonly typed: readonly TypedValue[];
  readonly variables: VariableTable;
  /** Path of the request, for names. */
  readonly path: string;
}

/** Null leaves the leaf as it was recorded; `unexplained` when it differed and nothing says why. */
export type Resolution = readonly LeafPart[] | null | 'unexplained';

/**
 * Decides what one leaf is: constant, typed, extracted from an earlier answer or made in the page;
 * a leaf may be literal text around any of these.
 */
export function resolveLeaf(leaf: Leaf, context: ResolveContext): Resolution {
  if (leaf.b === null) return null;
  const plain = { ...leaf, a: plainText(leaf, leaf.a), b: plainText(leaf, leaf.b) };
  if (plain.a === plain.b) {
    const variable = resolveSame(plain, context);
    return variable === null ? null : [variable];
  }
  // Each round allows one more explanation: what the coarser cuts need the next one for may be
  // explained without it when the value is cut up finer.
  const known: ResolvePiece = (piece) => resolveKnown(piece, plain, context);
  const nearText: ResolvePiece = (piece) => known(piece) ?? resolveNearText(piece, plain, context);
  const made: ResolvePiece = (piece) => nearText(piece) ?? resolveMade(piece, plain, context);
  for (const resolve of [known, nearText, made]) {
    const parts = resolvePieces(plain, context, resolve);
    if (parts !== null) return parts;
  }
  return 'unexplained';
}

function plainText({ place }: Leaf, text: string): string {
  return place === 'path' ? decodePercent(text) : text;
}

type PlainLeaf = Leaf & { readonly b: string };
type ResolvePiece = (piece: { readonly a: string; readonly b: string }) => Variable | null;

/** Takes the coarsest way to see the leaf in which every differing piece is explained. */
function resolvePieces(leaf: PlainLeaf, { typed }: ResolveContext, resolve: ResolvePiece) {
  const around = typed
    .filter(({ a, b, origin }) => a.length > 3 && b.length > 3 && origin.kind !== 'fixed')
    .map((value) => splitAround(leaf.a, leaf.b, value))
    .filter((way) => way !== null);
  const [whole, ...finer] = splitTogether(leaf.a, leaf.b);
  for (const way of [...(whole === undefined ? [] : [whole]), ...around, ...finer]) {
    const parts = explained(way, leaf, resolve);
    if (parts !== null) return parts;
  }
  return null;
}

function explained(
  way: readonly Piece[],
  leaf: PlainLeaf,
  resolve: ResolvePiece,
): LeafPart[] | null {
  const parts: LeafPart[] = [];
  for (const piece of way) {
    if (piece.kind === 'separator') {
      parts.push(literal(leaf, piece.text));
      continue;
    }
    const variable = piece.a === '' && piece.b === '' ? null : resolve(piece);
    if (variable === null) return null;
    parts.push(variable);
  }
  return parts.filter((part) => part !== '');
}

function literal({ place }: Leaf, text: string): string {
  return escapeTemplate(place === 'path' ? encodePathSegment(text) : text);
}

function resolveKnown(
  piece: { readonly a: string; readonly b: string },
  leaf: PlainLeaf,
  context: ResolveContext,
): Variable | null {
  const typed = typedVariable(piece, leaf, context);
  if (typed !== null) return typed;
  const made = isDistinct(piece.a, piece.b)
    ? context.variables.madeBefore(piece, context.exchange)
    : null;
  if (made !== null) return made;
  const found = findSource(context.answers, context.exchange, { ...piece, leaf });
  return found === null ? null : extractedVariable(found, leaf, context);
}

function resolveNearText(
  piece: { readonly a: string; readonly b: string },
  leaf: PlainLeaf,
  context: ResolveContext,
): Variable | null {
  const found = findNearText(context.answers, context.exchange, { ...piece, leaf });
  return found === null ? null : extractedVariable(found, leaf, context);
}

function resolveMade(
  piece: { readonly a: string; readonly b: string },
  leaf: PlainLeaf,
  { variables, exchange, path }: ResolveContext,
): Variable | null {
  const spec = pageMade(piece.a, piece.b);
  if (spec === null) return null;
  return variables.generated(pairKey(piece), spec, madeName(leaf, path, spec.kind), exchange);
}

/** What is the same in both recordings is a variable only when it is known to change between users, restarts or iterations. */
function resolveSame(leaf: PlainLeaf, context: ResolveContext): Variable | null {
  if (leaf.a === '') return null;
  const typed = typedVariable(leaf, leaf, context);
  if (typed !== null) return typed;
  if (isChosen(leaf, context)) return null;
  const wanted = { a: leaf.a, b: leaf.b, leaf };
  if (looksLikeToken(leaf.a) || isServedValue(leaf, context) || isSteadyByName(leaf)) {
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

function isChosen(leaf: PlainLeaf, { typed, stepIndex }: ResolveContext): boolean {
  return typed.some(
    ({ origin, field, a, stepIndex: step }) =>
      origin.kind === 'fixed' && step === stepIndex && a === leaf.a && sameName(field, leaf.name),
  );
}

/** Short values match by the field's name as well, since they stand anywhere by chance. */
function typedVariable(
  piece: { readonly a: string; readonly b: string },
  leaf: PlainLeaf,
  { typed, stepIndex, variables, exchange }: ResolveContext,
): Variable | null {
  const match = typed.find(({ origin, stepIndex: step, field, a, b }) => {
    if (origin.kind === 'fixed' || step > stepIndex || a !== piece.a || b !== piece.b) return false;
    return isDistinct(a, b) || sameName(field, leaf.name) || isCredential(origin, a, leaf);
  });
  if (match === undefined || match.origin.kind === 'fixed') return null;
  if (match.origin.kind === 'credential') return variables.credential(match.origin.part, exchange);
  const { spec } = match.origin;
  return variables.generated(pairKey(match), spec, variableName(match.field), exchange);
}

/** Both personas may sign in as the same user; the name of a user may stand in paths by chance. */
function isCredential(origin: TypedValue['origin'], value: string, { place }: PlainLeaf): boolean {
  if (origin.kind !== 'credential' || place === 'path') return false;
  return origin.part === 'password' ? value.length > 4 : value.includes('@') || value.length > 7;
}

function isDistinct(a: string, b: string): boolean {
  return a.length > 3 && b.length > 3 && a !== b;
}

function extractedVariable(
  found: FoundSource,
  leaf: PlainLeaf,
  { variables, exchange, path }: ResolveContext,
): Variable {
  return variables.extracted(found, extractedName(found, leaf, path), exchange);
}

function pairKey({ a, b }: { readonly a: string; readonly b: string }): string {
  return JSON.stringify([a, b]);
}
