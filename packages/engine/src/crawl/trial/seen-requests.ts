import type { SeenRequest } from '../../model/site-graph.ts';
import type { Scope } from '../../model/target.ts';
import type { SeenTraffic } from '../browser/traffic.ts';
import type { UrlPatterns } from '../map/url-patterns.ts';

/** What an action asked for, as the graph tells it: by the kind of address, the target's own origin left out. */
export function seenRequests(
  traffic: readonly SeenTraffic[],
  { origins }: Scope,
  patterns: UrlPatterns,
): readonly SeenRequest[] {
  return traffic.flatMap(({ kind, method, status, url }) => {
    const parsed = URL.parse(url);
    if (kind === 'other' || parsed === null || !/^https?:$/.test(parsed.protocol)) return [];
    const origin = origins[0] === parsed.origin ? '' : parsed.origin;
    return [{ method, kind, status, urlTemplate: origin + patterns.templateOf(url) }];
  });
}
