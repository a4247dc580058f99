import { cachingOf } from '../content/http-caching.ts';
import type { Asset } from '../model/flow.ts';
import type { RecordedExchange } from '../model/recording.ts';
import type { Pairing } from './align.ts';
import { type Leader, leadersOf } from './asset-leaders.ts';
import { assetUrl, type KnownValue } from './asset-url.ts';
import { isSubResource } from './relevance.ts';

export interface AssetContext {
  /** All exchanges that both recordings had, in order. */
  readonly pairings: readonly Pairing[];
  /** The flow's ids of the replayed ones, '' for the others. */
  readonly ids: readonly string[];
  readonly known: readonly KnownValue[];
}

/**
 * What the pages of a step pull in, in the order in which the first recording asked. Left out is what
 * only one recording has or what was answered otherwise in the other, and what has a new address each
 * time that nothing in the flow explains.
 */
export function pageAssets(stepIndex: number, context: AssetContext): Asset[] {
  const { pairings, ids } = context;
  const leaders: Leader[] = [];
  const assets: Asset[] = [];
  let lastExchange: string | null = null;
  pairings.forEach((pairing, index) => {
    if (pairing.stepIndex !== stepIndex) return;
    const exchangeId = ids[index] ?? '';
    if (exchangeId !== '') {
      const after = lastExchange === null ? [] : [lastExchange];
      leaders.push({ id: exchangeId, recorded: pairing.a, after });
      lastExchange = exchangeId;
      return;
    }
    const id = `s${stepIndex + 1}a${assets.length + 1}`;
    const asset = assetAt(index, id, leaders, context);
    if (asset === null || assets.some(({ url }) => url === asset.url)) return;
    assets.push(asset);
    leaders.push({ id, recorded: pairing.a, after: asset.after });
  });
  return assets;
}

function assetAt(
  index: number,
  id: string,
  leaders: readonly Leader[],
  { pairings, ids, known }: AssetContext,
): Asset | null {
  const { stepIndex, a, b } = pairings[index] ?? {};
  if (a === undefined || b === undefined || !isSameInBoth(a, b)) return null;
  const earlier = known.filter(({ exchange }) => exchange < index);
  const found = assetUrl(a.request.url, b.request.url, earlier);
  if (found === null || a.response === null) return null;
  const givers = found.uses.flatMap(({ exchange }) =>
    pairings[exchange]?.stepIndex === stepIndex ? [ids[exchange] ?? ''] : [],
  );
  const { status, headers } = a.response;
  return {
    id,
    kind: a.kind,
    url: found.template,
    after: [...new Set([...leadersOf(a, leaders), ...givers])],
    status,
    caching: cachingOf(status, headers),
  };
}

function isSameInBoth(a: RecordedExchange, b: RecordedExchange): boolean {
  return isSubResource(a) && isSubResource(b) && a.response?.status === b.response?.status;
}
