import type { JsonPath } from '../content/json-path.ts';
import type { Json } from '../model/flow.ts';
import { canonical, treesOf, valueAt } from './documents.ts';
import type { AnswerPair } from './find-source.ts';

/** Where in an earlier answer something stands that a request sends back as it was read. */
export interface ReadPlace {
  readonly exchange: number;
  readonly path: JsonPath;
}

/** Fewer members are alike by chance. */
const fewestMembers = 3;
/** Of the members of what was read so many have to be sent back, and so many of these unchanged. */
const sentBack = 0.8;
const unchanged = 0.5;

/**
 * The places of a JSON body that are members of an object which was read, changed in part and sent back,
 * by the key of the place. Whoever edits a document sends the rest of it as it is then, so that is taken
 * from the answer again although both recordings had the same.
 */
export function changedDocuments(
  answers: readonly (AnswerPair | null)[],
  before: number,
  a: Json,
  b: Json,
): ReadonlyMap<string, ReadPlace> {
  const places = new Map<string, ReadPlace>();
  const pending: { readonly key: string; readonly a: unknown; readonly b: unknown }[] = [
    { key: '', a, b },
  ];
  for (let node = pending.shift(); node !== undefined; node = pending.shift()) {
    const { key, a: one, b: other } = node;
    if (Array.isArray(one)) {
      const others = Array.isArray(other) ? other : [];
      pending.push(...one.map((item, i) => ({ key: `${key}/${i}`, a: item, b: others[i] })));
    } else if (isObject(one) && isObject(other)) {
      const basis = basisOf(answers, before, one, other);
      for (const [name, value] of Object.entries(one)) {
        const child = { key: `${key}/${name}`, a: value, b: other[name] };
        const place = basis === null ? null : readAt(answers, basis, name, child);
        if (place === null) pending.push(child);
        else places.set(`json:${child.key}`, place);
      }
    }
  }
  return places;
}

/** The object of the nearest earlier answer that the sent one was made of. */
function basisOf(
  answers: readonly (AnswerPair | null)[],
  before: number,
  a: Members,
  b: Members,
): ReadPlace | null {
  if (Object.keys(a).length < fewestMembers) return null;
  for (let exchange = before - 1; exchange >= 0; exchange--) {
    const pair = answers[exchange];
    if (pair?.a.json === undefined || pair.b.json === undefined) continue;
    for (const { path, value } of treesOf(pair.a.json)) {
      const other = valueAt(pair.b.json, path);
      if (!isObject(value) || !isObject(other)) continue;
      if (isMadeOf(a, value) && isMadeOf(b, other)) return { exchange, path };
    }
  }
  return null;
}

function isMadeOf(sent: Members, read: Members): boolean {
  const names = Object.keys(read);
  const kept = names.filter((name) => Object.hasOwn(sent, name));
  if (names.length < fewestMembers || kept.length < names.length * sentBack) return false;
  const same = kept.filter((name) => canonical(sent[name]) === canonical(read[name]));
  return same.length >= kept.length * unchanged;
}

function readAt(
  answers: readonly (AnswerPair | null)[],
  { exchange, path }: ReadPlace,
  name: string,
  { a, b }: { readonly a: unknown; readonly b: unknown },
): ReadPlace | null {
  // Of what was null nothing can be taken.
  if (a === null || b === null) return null;
  const place = [...path, name];
  const pair = answers[exchange];
  const isRead =
    canonical(valueAt(pair?.a.json, place)) === canonical(a) &&
    canonical(valueAt(pair?.b.json, place)) === canonical(b);
  return isRead ? { exchange, path: place } : null;
}

type Members = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
