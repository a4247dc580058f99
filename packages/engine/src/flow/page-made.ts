import type { GeneratorSpec } from '../model/site-graph.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-([1-8])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
/** 2015 to 2040: what a clock may have said. */
const clock = { from: 1_420_000_000, to: 2_208_000_000 };
const shortest = 8;
/** Numbers in base 36 lose leading zeros: two of one kind may differ by so much in length. */
const mostDifference = 3;

interface Shape {
  readonly a: string;
  readonly b: string;
}

/**
 * How a value that no answer held was made in the page, judged by its shape in both recordings: one of
 * the kinds that scripts make without separators of their own, a moment or a UUID. Null when the shape
 * tells nothing.
 */
export function pageMade(a: string, b: string): GeneratorSpec | null {
  const both = (test: (value: string) => boolean) => test(a) && test(b);
  if (both((value) => uuid.test(value))) return uuidSpec({ a, b });
  if (both((value) => iso.test(value))) return { kind: 'timestamp', unit: 'iso' };
  if (both((value) => isClock(value, 13, 1000))) return { kind: 'timestamp', unit: 'ms' };
  if (both((value) => isClock(value, 10, 1))) return { kind: 'timestamp', unit: 's' };
  if (both((value) => /^0\.\d{6,}$/.test(value)))
    return { kind: 'pattern', pattern: '0\\.[1-9]{16}' };
  return isAlike({ a, b }) && both((value) => /^[0-9A-Za-z]+$/.test(value))
    ? randomLetters({ a, b })
    : null;
}

/** As `pageMade`, for what has `-` and `_` among its letters: only when nothing finer explains it. */
export function pageMadeLoosely(a: string, b: string): GeneratorSpec | null {
  const isRandom = isAlike({ a, b }) && isMixed(a + b) && !isSlug(a);
  return isRandom && /^[\w-]+$/.test(a + b)
    ? { kind: 'pattern', pattern: `[A-Za-z0-9_-]{${a.length}}` }
    : null;
}

/** Version 7 begins with the time; of the others all but the version is taken for random. */
function uuidSpec({ a, b }: Shape): GeneratorSpec {
  const version = uuid.exec(a)?.[1] ?? '4';
  const isSame = version === uuid.exec(b)?.[1];
  const isUpper = /[A-F]/.test(a + b) && !/[a-f]/.test(a + b);
  const shape = isSame && version === '7' ? { version: 7 as const } : {};
  return { kind: 'uuid', ...shape, ...(isUpper ? { upperCase: true } : {}) };
}

/** The narrowest usual alphabet that both are of, after the letters that every one of them begins with. */
function randomLetters({ a, b }: Shape): GeneratorSpec | null {
  const { length } = a;
  const all = a + b;
  if (/^\d+$/.test(all)) return { kind: 'pattern', pattern: `[1-9]\\d{${length - 1}}` };
  if (/^[0-9a-f]+$/.test(all)) return { kind: 'hex', length };
  if (/^[0-9A-F]+$/.test(all)) return { kind: 'pattern', pattern: `[0-9A-F]{${length}}` };
  if (!isMixed(all)) return null;
  const prefix = sharedStart(a, b);
  const rest = length - prefix.length;
  if (/^[0-9a-z]+$/.test(all)) return { kind: 'pattern', pattern: `${prefix}[0-9a-z]{${rest}}` };
  if (/^[0-9A-Z]+$/.test(all)) return { kind: 'pattern', pattern: `${prefix}[0-9A-Z]{${rest}}` };
  if (prefix !== '') return { kind: 'pattern', pattern: `${prefix}[0-9A-Za-z]{${rest}}` };
  return { kind: 'base62', length };
}

/** What two random texts share by chance is shorter than this. */
const tellingStart = 3;

function sharedStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length >= tellingStart ? a.slice(0, length) : '';
}

function isAlike({ a, b }: Shape): boolean {
  return (
    Math.min(a.length, b.length) >= shortest && Math.abs(a.length - b.length) <= mostDifference
  );
}

/** True for what only a machine would write: long, and of mixed characters. */
export function looksLikeToken(value: string): boolean {
  return value.length >= 16 && /^[\w.~+/=:-]+$/.test(value) && isMixed(value) && !isSlug(value);
}

function isClock(value: string, digits: number, perSecond: number): boolean {
  if (!/^\d+$/.test(value) || value.length !== digits) return false;
  const seconds = Number(value) / perSecond;
  return seconds > clock.from && seconds < clock.to;
}

function isMixed(value: string): boolean {
  return /\d/.test(value) && /[a-z]/i.test(value);
}

/** `cast-iron-skillet-2`: words with separators. */
function isSlug(value: string): boolean {
  const words = value.split(/[-_.:/]/);
  return words.length > 1 && words.every((word) => /^(?:[a-z]+|[A-Z]?[a-z]+|\d{1,4})$/.test(word));
}
