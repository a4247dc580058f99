import type { JsonPath } from '../content/json-path.ts';
import type { Json } from '../model/flow.ts';
import type { AnswerPair } from './find-source.ts';

/**
 * A document that an application was given, changed and sent back: the object or array that an
 * earlier answer held stands in the request whole, or as the elements of a longer array.
 */
export interface FoundDocument {
  readonly exchange: number;
  readonly path: JsonPath;
  /** Null when it stands there whole; otherwise the elements that are not from the document. */
  readonly added: { readonly a: readonly Json[]; readonly b: readonly Json[] } | null;
}

/** Smaller ones stand in many places by chance. */
const smallestChanging = 30;
const smallestSteady = 60;
const mostTrees = 5_000;

/** Looks for the tree in the JSON answers before exchange `before`, the nearest first. */
export function findDocument(
  answers: readonly (AnswerPair | null)[],
  before: number,
  a: Json,
  b: Json,
): FoundDocument | null {
  const sent = { a: canonical(a), b: canonical(b) };
  const isBig = sent.a.length >= (sent.a === sent.b ? smallestSteady : smallestChanging);
  for (let exchange = before - 1; exchange >= 0; exchange--) {
    const pair = answers[exchange];
    if (pair?.a.json === undefined || pair.b.json === undefined) continue;
    const whole = isBig ? wholeIn(pair, sent) : null;
    if (whole !== null) return { exchange, path: whole, added: null };
    const longer = Array.isArray(a) && Array.isArray(b) ? elementsIn(pair, a, b) : null;
    if (longer !== null) return { exchange, ...longer };
  }
  return null;
}

function wholeIn(pair: AnswerPair, sent: { a: string; b: string }): JsonPath | null {
  for (const { path, value } of treesOf(pair.a.json)) {
    if (canonical(value) === sent.a && canonical(valueAt(pair.b.json, path)) === sent.b)
      return path;
  }
  return null;
}

/** An array all of whose elements were sent back in some order, with new ones among them. */
function elementsIn(pair: AnswerPair, a: readonly Json[], b: readonly Json[]) {
  for (const { path, value } of treesOf(pair.a.json)) {
    if (!isList(value)) continue;
    const other = valueAt(pair.b.json, path);
    const added = { a: without(a, value), b: isList(other) ? without(b, other) : null };
    if (added.a === null || added.b === null || added.a.length === 0) continue;
    if (added.a.length === added.b.length) return { path, added: { a: added.a, b: added.b } };
  }
  return null;
}

function isList(value: unknown): value is readonly unknown[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'object')
  );
}

/** What is left of the sent elements when the given ones are taken out; null when one of those is not there. */
function without(sent: readonly Json[], given: readonly unknown[]): Json[] | null {
  const left = sent.map((item) => ({ item, text: canonical(item) }));
  for (const item of given) {
    const index = left.findIndex(({ text }) => text === canonical(item));
    if (index < 0) return null;
    left.splice(index, 1);
  }
  return left.map(({ item }) => item);
}

interface Tree {
  readonly path: JsonPath;
  readonly value: unknown;
}

/** Every object and array of a JSON value, from the root down. */
export function treesOf(root: unknown): Tree[] {
  const trees: Tree[] = [];
  const pending: Tree[] = [{ path: [], value: root }];
  for (let tree = pending.shift(); tree !== undefined; tree = pending.shift()) {
    if (typeof tree.value !== 'object' || tree.value === null) continue;
    trees.push(tree);
    if (trees.length >= mostTrees) break;
    const { path, value } = tree;
    const children: [string | number, unknown][] = Array.isArray(value)
      ? [...value.entries()]
      : Object.entries(value);
    pending.push(...children.map(([key, child]) => ({ path: [...path, key], value: child })));
  }
  return trees;
}

export function valueAt(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** JSON with its keys in order: applications may write what they read in another one. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1)))
        : part,
    ) ?? ''
  );
}
