/**
 * One line of a JSON answer's shape: `orders[].id: number` or `user.name: string|null`; where an answer
 * says whether it went well, what it said: `success: true`, `status: "ok"`.
 */
export interface JsonShapeLine {
  readonly text: string;
  /** Keys from the root; `[]` stands for the elements of an array. */
  readonly path: readonly string[];
  readonly types: readonly string[];
}

/** Depth and width beyond which a shape says nothing more about whether an answer is the right one. */
const maxDepth = 6;
const maxLines = 40;
const maxElements = 20;

export function parseJsonShape(lines: readonly string[]): JsonShapeLine[] {
  return lines.map((text) => {
    const colon = text.lastIndexOf(': ');
    const path = text.slice(0, colon).match(/\[\]|"(?:[^"\\]|\\.)*"|[^.[\]"]+/g) ?? [];
    return {
      text,
      path: path.filter((key) => key !== '$').map(unquoted),
      types: text.slice(colon + 2).split('|'),
    };
  });
}

/** The shape of a JSON value as lines, sorted. What not every element of an array has is left out; an empty array says nothing about its elements. */
export function jsonShape(value: unknown): string[] {
  const lines = [...shapeOf(value, 0)]
    .map(([path, types]) => `$${path}: ${[...types].sort().join('|')}`)
    .sort();
  if (lines.length <= maxLines) return lines;
  const verdicts = lines.filter((line) => literal.test(line));
  const others = lines.filter((line) => !verdicts.includes(line));
  return [...verdicts, ...others].slice(0, maxLines).sort();
}

/** What both shapes say: lines of paths that both have, with the types of both. */
export function sharedShape(a: readonly string[], b: readonly string[]): string[] {
  const other = new Map(parseJsonShape(b).map((line) => [pathText(line), line.types]));
  return parseJsonShape(a).flatMap((line) => {
    const types = other.get(pathText(line));
    if (types === undefined) return [];
    const all = [...new Set(inCommon(line.types, types))].sort();
    // What was null both times is something that does not exist yet; it may well exist later.
    if (all.join() === 'null') return [];
    return [`${pathText(line)}: ${all.join('|')}`];
  });
}

/** A verdict counts only when both answers gave the same. */
function inCommon(a: readonly string[], b: readonly string[]): readonly string[] {
  return a.join() === b.join() ? a : [...a, ...b].map(typeOfLiteral);
}

function typeOfLiteral(type: string): string {
  if (type === 'true' || type === 'false') return 'boolean';
  return type.startsWith('"') ? 'string' : type;
}

/** Null when the value has the shape; otherwise a sentence about the first line that does not hold. */
export function shapeMismatch(value: unknown, shape: readonly JsonShapeLine[]): string | null {
  for (const line of shape) {
    const actual = mismatchAt(value, line.path, 0, line.types);
    if (actual !== null) return `${pathText(line)} is ${actual} instead of ${line.types.join('|')}`;
  }
  return null;
}

type Shape = Map<string, Set<string>>;

/** Elements of a list are data: what they say of themselves is no verdict on the answer. */
function shapeOf(value: unknown, depth: number, isData = false): Shape {
  const shape: Shape = new Map([['', new Set([typeName(value)])]]);
  if (depth >= maxDepth || typeof value !== 'object' || value === null) return shape;
  if (Array.isArray(value)) {
    const elements = value.slice(0, maxElements).map((item) => shapeOf(item, depth + 1, true));
    for (const [path, types] of common(elements)) shape.set(`[]${path}`, types);
    return shape;
  }
  for (const [key, child] of Object.entries(value)) {
    const verdict = isData || depth >= verdictDepth ? null : verdictOf(key, child);
    for (const [path, types] of shapeOf(child, depth + 1, isData)) {
      shape.set(
        `.${quoted(key)}${path}`,
        path === '' && verdict !== null ? new Set([verdict]) : types,
      );
    }
  }
  return shape;
}

/** Keys under which an answer says that it went well, and how it says so. */
const flagKey = /^(?:success|succeeded|ok|valid|accepted|saved)$/i;
const wordKey = /^(?:status|result|outcome|success)$/i;
const goodWord = /^(?:ok|okay|success|successful|succeeded|accepted|yes|true)$/i;
const verdictDepth = 2;
const literal = /: (?:true|false|"\w+")$/;

/** The value itself where it tells success from failure; null where it is mere data. */
function verdictOf(key: string, value: unknown): string | null {
  if (typeof value === 'boolean' && flagKey.test(key)) return String(value);
  const isWord = typeof value === 'string' && wordKey.test(key) && goodWord.test(value);
  return isWord ? JSON.stringify(value) : null;
}

function common(shapes: readonly Shape[]): Shape {
  const [first, ...rest] = shapes;
  const shared: Shape = new Map();
  for (const [path, types] of first ?? []) {
    if (!rest.every((shape) => shape.has(path))) continue;
    shared.set(
      path,
      rest.reduce((all, shape) => all.union(shape.get(path) ?? new Set()), types),
    );
  }
  return shared;
}

function mismatchAt(
  value: unknown,
  path: readonly string[],
  depth: number,
  types: readonly string[],
): string | null {
  const key = path[depth];
  if (key === undefined) return isOfTypes(value, types) ? null : shown(value, types);
  if (key === '[]') {
    if (!Array.isArray(value)) return depth === 0 ? typeName(value) : null;
    // One element stands for all: checking each would cost more than it tells.
    return value.length === 0 ? null : mismatchAt(value[0], path, depth + 1, types);
  }
  // A parent of another type has a line of its own, which tells it better.
  if (typeof value !== 'object' || value === null) return null;
  if (!Object.hasOwn(value, key)) return 'missing';
  return mismatchAt(Reflect.get(value, key), path, depth + 1, types);
}

function isOfTypes(value: unknown, types: readonly string[]): boolean {
  if (types.includes(typeName(value))) return true;
  const isPlain = typeof value === 'boolean' || typeof value === 'string';
  return isPlain && types.includes(JSON.stringify(value));
}

/** Of a verdict that differs what it says, of all else the type. */
function shown(value: unknown, [type = '']: readonly string[]): string {
  const isVerdict = type !== typeOfLiteral(type);
  return isVerdict && typeof value !== 'object' ? JSON.stringify(value) : typeName(value);
}

function pathText(line: JsonShapeLine): string {
  return line.text.slice(0, line.text.lastIndexOf(': '));
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function quoted(key: string): string {
  return /^[\w$-]+$/.test(key) ? key : JSON.stringify(key);
}

function unquoted(key: string): string {
  return key.startsWith('"') ? String(JSON.parse(key)) : key;
}
