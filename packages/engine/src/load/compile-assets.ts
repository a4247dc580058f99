import { compileTemplate } from '../content/template.ts';
import { assetsStepId } from '../metrics/asset-series.ts';
import type { Asset, AssetCaching, Exchange, Step } from '../model/flow.ts';
import type { ResourceKind } from '../model/recording.ts';
import type { CompiledExchange, CompiledStep } from './compile-flow.ts';

/** The sub-resources of a step as a table. */
export interface CompiledAssets {
  /** What they are counted under. */
  readonly series: CompiledStep;
  readonly list: readonly CompiledAsset[];
  /** Places in the list of those that the step begins with. */
  readonly first: readonly number[];
  /** By the id of an exchange the places of those that wait for it. */
  readonly byExchange: ReadonlyMap<string, readonly number[]>;
}

export interface CompiledAsset {
  readonly exchange: CompiledExchange;
  /** The whole address; null when there are variables in it. */
  readonly address: string | null;
  readonly caching: AssetCaching;
  /** Another step of the flow asks for it too. */
  readonly recurs: boolean;
  /** How many exchanges and others have to come first. */
  readonly waitsFor: number;
  /** Places of those that wait for it. */
  readonly next: readonly number[];
}

/** Null for a step without any. `compile` makes an exchange ready to be sent. */
export function compileAssets(
  { id, assets = [] }: Step,
  recurring: ReadonlySet<string>,
  compile: (exchange: Exchange) => CompiledExchange,
): CompiledAssets | null {
  if (assets.length === 0) return null;
  const placesAfter = (cause: string) =>
    assets.flatMap(({ after }, place) => (after.includes(cause) ? [place] : []));
  const ids = new Set(assets.map((asset) => asset.id));
  const exchanges = new Set(assets.flatMap(({ after }) => after).filter((each) => !ids.has(each)));
  return {
    series: { id: assetsStepId(id), thinkTimeMs: 0, exchanges: [], assets: null },
    list: assets.map((asset) => ({
      exchange: compile(exchangeOf(asset)),
      address: compileTemplate(asset.url).constant,
      caching: asset.caching,
      recurs: recurring.has(asset.url),
      waitsFor: asset.after.length,
      next: placesAfter(asset.id),
    })),
    first: assets.flatMap(({ after }, place) => (after.length === 0 ? [place] : [])),
    byExchange: new Map([...exchanges].map((exchange) => [exchange, placesAfter(exchange)])),
  };
}

/** Addresses that more than one step asks for. */
export function recurringAssets(steps: readonly Step[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const again = steps
    .flatMap(({ assets = [] }) => assets)
    .filter(({ url }) => seen.size === seen.add(url).size);
  return new Set(again.map(({ url }) => url));
}

/** What browsers say they take. */
const accepted: Partial<Record<ResourceKind, string>> = {
  stylesheet: 'text/css,*/*;q=0.1',
  image: 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8',
};

function exchangeOf({ id, kind, url, status }: Asset): Exchange {
  const origin = /^https?:\/\/[^/]*/.exec(url)?.[0] ?? '';
  // Players ask for films in parts, the first part being all of it.
  const range = status === 206 ? [['range', 'bytes=0-'] as const] : [];
  return {
    id,
    kind,
    request: {
      method: 'GET',
      origin,
      path: url.slice(origin.length),
      query: [],
      headers: [['accept', accepted[kind] ?? '*/*'], ...range],
      body: { kind: 'none' },
    },
    expect: {
      status,
      redirectTo: null,
      contentType: null,
      jsonShape: [],
      landmarks: [],
      absent: [],
    },
    extractors: [],
    followsRedirect: false,
  };
}
