import { formatLatency } from '../../../format/time.ts';
import type { Percentiles } from '../figure-fragments.ts';

type Told = Pick<Percentiles, 'p99' | 'max'>;

/** Further apart than this, in share and in milliseconds, somebody waited for more than the answer. */
const apart = { share: 1.1, ms: 5 } as const;

/** What would have been missed by looking at service time alone, in a sentence. */
export function hiddenBy(service: Told, response: Told): string {
  if (areApart(service.p99, response.p99)) {
    return `One request in a hundred took ${formatLatency(response.p99)} or more from when it was due, where its service time says ${formatLatency(service.p99)}: the rest was spent waiting to be sent.`;
  }
  if (areApart(service.max, response.max)) {
    return `Of a hundred requests 99 were sent when they were due; the slowest took ${formatLatency(response.max)} from then, where service time says ${formatLatency(service.max)} at most.`;
  }
  return 'Both say the same: no request had to wait before it could be sent.';
}

function areApart(serviceMs: number, responseMs: number): boolean {
  return responseMs > serviceMs * apart.share && responseMs - serviceMs >= apart.ms;
}
