import type { GeneratorSpec } from '../model/site-graph.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
/** 2015 to 2040: what a clock may have said. */
const clock = { from: 1_420_000_000, to: 2_208_000_000 };

/**
 * How a value that no answer held was made in the page, judged by its shape in both recordings;
 * null when the shape tells nothing.
 */
export function pageMade(a: string, b: string): GeneratorSpec | null {
  const both = (test: (value: string) => boolean) => test(a) && test(b);
  if (both((value) => uuid.test(value))) return { kind: 'uuid' };
  if (both((value) => iso.test(value))) return { kind: 'timestamp', unit: 'iso' };
  if (both((value) => isClock(value, 13, 1000))) return { kind: 'timestamp', unit: 'ms' };
  if (both((value) => isClock(value, 10, 1))) return { kind: 'timestamp', unit: 's' };
  if (both((value) => /^0\.\d{6,}$/.test(value)))
    return { kind: 'pattern', pattern: '0\\.[1-9]{16}' };
  if (a.length !== b.length || a.length < 8) return null;
  const { length } = a;
  if (both((value) => /^\d+$/.test(value)))
    return { kind: 'pattern', pattern: `[1-9]\\d{${length - 1}}` };
  if (both((value) => /^[0-9a-f]+$/.test(value))) return { kind: 'hex', length };
  if (both((value) => /^[0-9A-F]+$/.test(value)))
    return { kind: 'pattern', pattern: `[0-9A-F]{${length}}` };
  if (both((value) => /^[0-9A-Za-z]+$/.test(value) && isMixed(value)))
    return { kind: 'base62', length };
  if (both((value) => /^[\w-]+$/.test(value) && isMixed(value))) {
    return { kind: 'pattern', pattern: `[A-Za-z0-9_-]{${length}}` };
  }
  return null;
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
