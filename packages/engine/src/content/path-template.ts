import { decodePercent } from './encoding.ts';

/**
 * Path templates such as `/orders/:id`, `/orders/:id?done` or `https://pay.example/:token`: a
 * segment that begins with `:` stands for any one, `name=value` demands that query value and a
 * bare name demands just that the name is there.
 */
export interface PathTemplate {
  readonly origin: string | null;
  readonly segments: readonly string[];
  /** Null when the template says nothing about the query. */
  readonly query: readonly (readonly [name: string, value: string | null])[] | null;
}

const cache = new Map<string, PathTemplate>();
const cacheLimit = 2_000;

export function parsePathTemplate(template: string): PathTemplate {
  const known = cache.get(template);
  if (known !== undefined) return known;
  const parsed = parse(template);
  if (cache.size < cacheLimit) cache.set(template, parsed);
  return parsed;
}

/** True when the URL's path has the template's shape and every query name and value that the template demands. */
export function matchesPath(template: string, url: URL): boolean {
  const { origin, segments, query } = parsePathTemplate(template);
  if (origin !== null && origin !== url.origin) return false;
  if (!matchesSegments(segments, url.pathname)) return false;
  return (query ?? []).every(([name, value]) =>
    value === null ? url.searchParams.has(name) : url.searchParams.getAll(name).includes(value),
  );
}

/** As `matchesPath`, and the URL has no query names but the template's; `?*` allows any. */
export function matchesWhole(template: string, url: URL): boolean {
  if (template.endsWith('?*')) return matchesPath(template.slice(0, -2), url);
  if (!matchesPath(template, url)) return false;
  const names = new Set((parsePathTemplate(template).query ?? []).map(([name]) => name));
  return [...url.searchParams.keys()].every((name) => names.has(name));
}

/** Segment `index` of the path, decoded; null when there are fewer. */
export function segmentOf(url: URL, index: number): string | null {
  const segment = url.pathname.split('/')[index + 1];
  return segment === undefined ? null : decodePercent(segment);
}

function matchesSegments(segments: readonly string[], path: string): boolean {
  const actual = path.split('/').slice(1);
  if (actual.length !== segments.length) return false;
  return segments.every((segment, index) => {
    const candidate = actual[index] ?? '';
    if (segment.startsWith(':')) return candidate !== '';
    return segment === candidate || decodePercent(segment) === decodePercent(candidate);
  });
}

function parse(template: string): PathTemplate {
  const [, origin, path = '', query] =
    /^([a-z]+:\/\/[^/]*)?([^?]*)(?:\?(.*))?$/s.exec(template) ?? [];
  return {
    origin: origin ?? null,
    segments: path.split('/').slice(1),
    query: query === undefined ? null : query.split('&').filter(Boolean).map(parsePair),
  };
}

function parsePair(pair: string): readonly [string, string | null] {
  const [name = '', ...rest] = pair.split('=');
  const value = rest.join('=');
  const any = rest.length === 0 || value.startsWith(':');
  return [decodePercent(name), any ? null : decodePercent(value)];
}
