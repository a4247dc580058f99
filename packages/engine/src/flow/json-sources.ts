import { type JsonPath, parseEmbedded } from '../content/json-path.ts';
import type { AddSource } from './source-candidate.ts';

const mostLeaves = 20_000;
const deepest = 24;

/** Every leaf of a JSON answer, also those inside strings that hold JSON or a token's claims. */
export function jsonSources(root: unknown, add: AddSource): void {
  for (const { path, value } of jsonLeaves(root)) {
    add(value, { kind: 'json', path }, nameOf(path));
  }
}

export interface JsonLeaf {
  readonly path: JsonPath;
  readonly value: string;
}

export function jsonLeaves(root: unknown): JsonLeaf[] {
  const leaves: JsonLeaf[] = [];
  collect(root, [], leaves);
  return leaves;
}

/** The last key that is a word; the one above it as well when it is a mere `id`. */
export function nameOf(path: JsonPath): string {
  const words = path.filter((key) => typeof key === 'string');
  const last = words.at(-1) ?? '';
  const above = words.at(-2);
  return last === 'id' && above !== undefined ? `${above}_id` : last;
}

function collect(value: unknown, path: JsonPath, leaves: JsonLeaf[]): void {
  if (leaves.length >= mostLeaves || path.length > deepest || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) collect(item, [...path, index], leaves);
  } else if (typeof value === 'object') {
    for (const [key, child] of Object.entries(value)) collect(child, [...path, key], leaves);
  } else if (value !== undefined) {
    leaves.push({ path, value: String(value) });
    const embedded = typeof value === 'string' ? parseEmbedded(value) : undefined;
    if (typeof embedded === 'object' && embedded !== null) collect(embedded, path, leaves);
  }
}
