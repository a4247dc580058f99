import { encodeForm, encodeJsonString, encodeQuery } from '../content/encoding.ts';
import type { Decoding } from '../model/flow.ts';
import type { SourceCandidate } from './source-candidate.ts';

interface Sighting {
  readonly at: number;
  readonly length: number;
}

const longestContext = 80;
const shortestLeft = 4;
const mostSightings = 12;

/**
 * The texts around a value, as far as both answers share them: the last resort, when no form, link,
 * JSON or header holds it.
 */
export function boundarySources(
  bodies: { a: string; b: string },
  values: { a: string; b: string },
): SourceCandidate[] {
  const found: SourceCandidate[] = [];
  for (const [encode, decode] of encodings) {
    const inA = sightings(bodies.a, encode(values.a));
    const inB = sightings(bodies.b, encode(values.b));
    if (decode.length > 0 && encode(values.a) === values.a && encode(values.b) === values.b)
      continue;
    for (const one of inA) {
      const candidates = inB.flatMap((other) => boundaryOf(bodies, one, other));
      found.push(...candidates.map((source) => ({ source, decode, name: '' })));
      if (found.length >= mostSightings) return found;
    }
  }
  return found;
}

const encodings: readonly (readonly [(value: string) => string, readonly Decoding[]])[] = [
  [(value) => value, []],
  [encodeHtml, ['html']],
  [encodeJsonString, ['json']],
  [encodeQuery, ['url']],
  [encodeForm, ['url']],
  [(value) => Buffer.from(value, 'utf8').toString('base64'), ['base64']],
];

function sightings(body: string, text: string): Sighting[] {
  const found: Sighting[] = [];
  if (text === '') return found;
  for (let at = body.indexOf(text); at >= 0; at = body.indexOf(text, at + text.length)) {
    found.push({ at, length: text.length });
    if (found.length >= mostSightings) break;
  }
  return found;
}

function boundaryOf(bodies: { a: string; b: string }, one: Sighting, other: Sighting) {
  const left = sharedEnd(
    bodies.a.slice(Math.max(0, one.at - longestContext), one.at),
    bodies.b.slice(Math.max(0, other.at - longestContext), other.at),
  );
  const right = sharedStart(
    bodies.a.slice(one.at + one.length, one.at + one.length + 12),
    bodies.b.slice(other.at + other.length, other.at + other.length + 12),
  );
  const from = neatLeft(left);
  const to = neatRight(right);
  if (from.length < shortestLeft || to === '') return [];
  const occurrence = countBefore(bodies.a, from, one.at - from.length);
  if (occurrence !== countBefore(bodies.b, from, other.at - from.length)) return [];
  return [{ kind: 'boundary', left: from, right: to, occurrence } as const];
}

/** Short enough to be read, but from the beginning of a tag or a line when there is one. */
function neatLeft(text: string): string {
  const start = Math.max(text.lastIndexOf('<'), text.lastIndexOf('\n') + 1, 0);
  const fromTag = text.slice(start);
  return fromTag.length >= shortestLeft ? fromTag : text.slice(-longestContext / 2);
}

function neatRight(text: string): string {
  return text.slice(0, /^[<"'&]/.test(text) ? 1 : 4);
}

function sharedEnd(a: string, b: string): string {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length))
    length++;
  return a.slice(a.length - length);
}

function sharedStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}

function countBefore(body: string, text: string, end: number): number {
  let count = 0;
  for (
    let at = body.indexOf(text);
    at >= 0 && at < end;
    at = body.indexOf(text, at + text.length)
  ) {
    count++;
  }
  return count;
}

function encodeHtml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
