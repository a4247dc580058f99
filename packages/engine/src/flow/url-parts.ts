import { decodePercent } from '../content/encoding.ts';
import type { UrlPart } from '../model/flow.ts';

export interface NamedPart {
  readonly value: string;
  readonly part: UrlPart;
  /** The query name, or the literal segment before. */
  readonly called: string;
}

/** Every segment and query value of a URL, decoded, with what it would be called. */
export function urlParts(url: URL): NamedPart[] {
  const segments = url.pathname.split('/').slice(1);
  const inPath = segments.flatMap((segment, index): NamedPart[] => {
    if (segment === '') return [];
    const called = segments.slice(0, index).findLast(isWord) ?? '';
    return [{ value: decodePercent(segment), part: { kind: 'segment', index }, called }];
  });
  const inQuery = [...url.searchParams].map(
    ([name, value]): NamedPart => ({ value, part: { kind: 'query', name }, called: name }),
  );
  return [...inPath, ...inQuery];
}

function isWord(segment: string): boolean {
  return /^[a-z][\w-]*$/i.test(segment);
}

/** A segment that names one of many things: a number, a uuid, a long run of hex or mixed characters. */
export function looksLikeId(segment: string): boolean {
  if (/^\d+$/.test(segment) || /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(segment)) return true;
  if (/^[0-9a-f]{10,}$/i.test(segment)) return true;
  return (
    segment.length >= 10 && /\d/.test(segment) && /[a-z]/i.test(segment) && !/[-.]/.test(segment)
  );
}

/** The URL's path with everything that varies as `:id`, and the demanded query after it. */
export function pathTemplateOf(
  url: URL,
  varies: (index: number, segment: string) => boolean,
  query: readonly (readonly [name: string, value: string | null])[],
): string {
  const segments = url.pathname.split('/').slice(1);
  const path = segments.map((segment, index) => (varies(index, segment) ? ':id' : segment));
  const pairs = query.map(([name, value]) =>
    value === null
      ? encodeURIComponent(name)
      : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return `/${path.join('/')}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
}
