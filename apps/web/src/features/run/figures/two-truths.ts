import { formatLatency } from '../../../format/time.ts';
import type { Percentiles } from '../figure-fragments.ts';

/** Further apart than this, in share and in milliseconds, somebody waited for more than the answer. */
const apart = { share: 1.1, ms: 5 } as const;

/** What would have been missed by looking at service time alone, in a sentence. */
export function hiddenBy(
  service: Pick<Percentiles, 'p99'>,
  response: Pick<Percentiles, 'p99'>,
): string {
  const isApart =
    response.p99 > service.p99 * apart.share && response.p99 - service.p99 >= apart.ms;
  return isApart
    ? `One request in a hundred took ${formatLatency(response.p99)} or more from when it was due, where its service time says ${formatLatency(service.p99)}: the rest was spent waiting to be sent.`
    : 'Both say the same: no request had to wait before it could be sent.';
}
