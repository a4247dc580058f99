import type { JsonStep } from '../model/flow.ts';
import { decodeJwt } from './decoding.ts';

export type JsonPath = readonly (string | number)[];

/** `$.items[0].name`, `$['a key']`, `$.items[-1]` for the last one; null when it can't be read. */
export function parseJsonPath(text: string): JsonPath | null {
  const written = text.trim();
  if (!written.startsWith('$')) return null;
  const step = /\[(-?\d+)\]|\[(?:'([^']*)'|"([^"]*)")\]|\.([^.[\]'"\s]+)/y;
  step.lastIndex = 1;
  const path: (string | number)[] = [];
  while (step.lastIndex < written.length) {
    const match = step.exec(written);
    if (match === null) return null;
    const [, index, quoted, doubleQuoted, plain] = match;
    path.push(index === undefined ? (quoted ?? doubleQuoted ?? plain ?? '') : Number(index));
  }
  return path;
}

/**
 * The leaf at a path as text; objects and arrays as their JSON. A path may lead on through a string
 * that holds JSON or a JSON Web Token. Null when there is nothing (or null) at the path.
 */
export function readJsonPath(root: unknown, path: readonly JsonStep[]): string | null {
  let value: unknown = root;
  for (const key of path) {
    if (typeof value === 'string') value = parseEmbedded(value);
    value = childOf(value, key);
    if (value === undefined) return null;
  }
  return jsonText(value);
}

/** JSON or a token's claims inside a string; undefined when it holds neither. */
export function parseEmbedded(text: string): unknown {
  const source = /^\s*[[{]/.test(text) ? text : decodeJwt(text);
  if (source === null) return undefined;
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function childOf(value: unknown, key: JsonStep): unknown {
  if (typeof key === 'object') return elementWhere(value, key);
  if (Array.isArray(value)) return typeof key === 'number' ? value.at(key) : undefined;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}

function elementWhere(
  value: unknown,
  { where, is }: Extract<JsonStep, { where: string }>,
): unknown {
  if (!Array.isArray(value)) return undefined;
  return value.find((item: unknown) => childOf(item, where) === is);
}

function jsonText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
