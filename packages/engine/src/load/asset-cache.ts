import { cachingOf } from '../content/http-caching.ts';
import type { AssetCaching } from '../model/flow.ts';
import type { AssetLoading } from '../model/plan.ts';
import type { CompiledAsset } from './compile-assets.ts';
import type { HttpOutcome } from './http/http-client.ts';

/** What a browser's cache has of something. */
export interface Kept {
  /** It need not be asked for. */
  readonly isFresh: boolean;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

interface Entry {
  readonly caching: AssetCaching;
  /** In `performance.now()` milliseconds. */
  readonly storedAt: number;
}

/** Of addresses that are others each time there may be ever more. */
const mostEntries = 1_000;

/**
 * One user's browser cache, without the bodies. Somebody who was never there has an empty one in each
 * iteration. Somebody who comes back has it from the visit before: at first all that was recorded, as if
 * it had just been got, and then what the server says, growing old by the clock.
 */
export class AssetCache {
  #entries = new Map<string, Entry>();
  readonly #returning: boolean;
  /** When what was recorded counts as got. */
  #since = -1;

  constructor(loading: AssetLoading) {
    this.#returning = loading === 'returning-visit';
  }

  /** An iteration begins. */
  begin(now: number): void {
    if (this.#returning) {
      if (this.#since < 0) this.#since = now;
    } else if (this.#entries.size > 0) {
      // Not cleared: see UserSession.
      this.#entries = new Map();
    }
  }

  /** Null when it has to be asked for in full. */
  find(asset: CompiledAsset, url: string, now: number): Kept | null {
    const entry = this.#entries.get(url) ?? this.#recorded(asset);
    if (entry === null || entry.caching.kind === 'never') return null;
    const { freshSeconds, etag, lastModified } = entry.caching;
    const isFresh = now < entry.storedAt + freshSeconds * 1000;
    return isFresh || etag !== null || lastModified !== null
      ? { isFresh, etag, lastModified }
      : null;
  }

  store(asset: CompiledAsset, url: string, { status, headers }: HttpOutcome, now: number): void {
    // Nobody will look.
    if (!this.#returning && !asset.recurs) return;
    const caching =
      status === 304
        ? renewed(this.#entries.get(url) ?? this.#recorded(asset), headers)
        : cachingOf(status, headers);
    this.#entries.delete(url);
    this.#entries.set(url, { caching, storedAt: now });
    if (this.#entries.size <= mostEntries) return;
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest);
      break;
    }
  }

  #recorded({ address, caching }: CompiledAsset): Entry | null {
    return this.#returning && address !== null ? { caching, storedAt: this.#since } : null;
  }
}

/** What an answer of 304 says counts; of what it does not say, what was said before. */
function renewed(known: Entry | null, headers: HttpOutcome['headers']): AssetCaching {
  if (known === null || known.caching.kind === 'never') return cachingOf(200, headers);
  const { freshSeconds, etag, lastModified } = known.caching;
  const names = new Set(headers.map(([name]) => name));
  const before = [['etag', etag] as const, ['last-modified', lastModified] as const].flatMap(
    ([name, value]) => (value === null || names.has(name) ? [] : [[name, value] as const]),
  );
  const said = cachingOf(200, [...headers, ...before]);
  const saysHowLong = names.has('cache-control') || names.has('expires');
  return said.kind === 'never' || saysHowLong ? said : { ...said, freshSeconds };
}
