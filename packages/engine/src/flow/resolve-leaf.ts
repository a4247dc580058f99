import { decodePercent, encodePathSegment } from '../content/encoding.ts';
import { escapeTemplate } from '../content/template.ts';
import { decodedTogether } from './encoded-text.ts';
import type { Leaf } from './leaf.ts';
import { pageMade, pageMadeLoosely } from './page-made.ts';
import {
  type Claim,
  type PlainLeaf,
  pairKey,
  type ResolveContext,
  resolveKnown,
  resolveMade,
  resolveNearText,
  resolveSame,
  resolveServed,
  type Values,
} from './resolve-piece.ts';
import { type Piece, splitAround, splitTogether } from './splits.ts';
import type { LeafPart } from './variable.ts';
import { madeName } from './variable-names.ts';

export interface Resolution {
  readonly parts: readonly LeafPart[];
  /** False when something in it differed and nothing says why; that is sent as it was first recorded. */
  readonly isExplained: boolean;
}

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
