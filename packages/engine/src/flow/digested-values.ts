import { s256 } from '../content/template.ts';
import type { Pairing } from './align.ts';
import { type Pair, type RequestStructure, requestStructure } from './request-structure.ts';

/** A value that both recordings sent, as the first and the second had it. */
export interface ValuePair {
  readonly a: string;
  readonly b: string;
}

/** What was digested, by the pair of digests (`pairKey`). */
export type DigestedValues = ReadonlyMap<string, ValuePair>;

/** As RFC 7636 has it: the proof of an authorization request is sent as its digest first, and itself later. */
const digest = /^[\w-]{43}$/;
const digested = /^[\w.~-]{43,128}$/;

/** Finds the digests (SHA-256 in base64url) of values that the page itself sends later. */
export function digestedValues(pairings: readonly Pairing[]): DigestedValues {
  const values = pairings.flatMap(sharedFields).filter(({ a, b }) => a !== b);
  const origins = values.filter(({ a, b }) => digested.test(a) && digested.test(b));
  const digests = new Set(
    values.filter(({ a, b }) => digest.test(a) && digest.test(b)).map(({ a, b }) => pairKey(a, b)),
  );
  const found = origins.map((origin) => [pairKey(s256(origin.a), s256(origin.b)), origin] as const);
  return new Map(found.filter(([key]) => digests.has(key)));
}

/** Tells one pair of values from another. */
export function pairKey(a: string, b: string): string {
  return JSON.stringify([a, b]);
}

function sharedFields({ a, b }: Pairing): ValuePair[] {
  const others = new Map(fieldsOf(requestStructure(b)));
  return fieldsOf(requestStructure(a)).flatMap(([name, value]) => {
    const other = others.get(name);
    return other === undefined ? [] : [{ a: value, b: other }];
  });
}

function fieldsOf({ query, body }: RequestStructure): readonly Pair[] {
  if (body.kind === 'form') return [...query, ...body.fields];
  if (body.kind !== 'json' || typeof body.value !== 'object' || body.value === null) return query;
  const members = Object.entries(body.value).map(([name, value]): Pair => [name, String(value)]);
  return [...query, ...members];
}
