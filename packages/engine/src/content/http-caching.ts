import type { AssetCaching } from '../model/flow.ts';
import type { Headers } from '../model/recording.ts';

const never: AssetCaching = { kind: 'never' };
/** Permanent answers are fresh for ever; a year is longer than any load. */
const forEverSeconds = 365 * 24 * 3600;
const permanent: ReadonlySet<number> = new Set([300, 301, 308, 410]);
const guessable: ReadonlySet<number> = new Set([200, 203, 206]);

/**
 * What a private cache, as a browser has, makes of an answer (RFC 9111): how long it is fresh and by
 * what it can be asked for again. Without word from the server it is fresh for a tenth of its age (4.2.2).
 */
export function cachingOf(status: number, headers: Headers): AssetCaching {
  const header = (name: string) => headers.find(([candidate]) => candidate === name)?.[1] ?? null;
  const directives = directivesOf(header('cache-control') ?? header('pragma') ?? '');
  if (directives.has('no-store') || header('vary')?.trim() === '*') return never;
  const ageSeconds = Number(header('age') ?? 0) || 0;
  const lifetime = lifetimeSeconds(status, directives, header);
  const freshSeconds = Math.max(0, Math.floor(lifetime - ageSeconds));
  const etag = status === 200 ? header('etag') : null;
  const lastModified = status === 200 ? header('last-modified') : null;
  if (freshSeconds === 0 && etag === null && lastModified === null) return never;
  return { kind: 'kept', freshSeconds, etag, lastModified };
}

function lifetimeSeconds(
  status: number,
  directives: ReadonlyMap<string, string>,
  header: (name: string) => string | null,
): number {
  if (directives.has('no-cache')) return 0;
  const maxAge = directives.get('max-age');
  if (maxAge !== undefined) return Number(maxAge) || 0;
  const sentAt = Date.parse(header('date') ?? '');
  const expires = header('expires');
  // `Expires: 0` is no date and means that it has expired.
  if (expires !== null) return (Date.parse(expires) - sentAt) / 1000 || 0;
  if (permanent.has(status)) return forEverSeconds;
  if (!guessable.has(status) || directives.has('must-revalidate')) return 0;
  return (sentAt - Date.parse(header('last-modified') ?? '')) / 10_000 || 0;
}

/** `max-age=60, private` by lower-case name. */
function directivesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(',').map((directive) => {
      const [name = '', value = ''] = directive.split('=', 2);
      return [name.trim().toLowerCase(), value.trim().replaceAll('"', '')];
    }),
  );
}
