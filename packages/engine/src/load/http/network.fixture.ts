import type { Network } from '../../model/plan.ts';

/** For tests: the way to the target, as it is when nobody asks for another. */
export function network(parts: Partial<Network> = {}): Network {
  return {
    insecure: false,
    ca: null,
    proxy: null,
    dns: 'cached',
    connectionsPerHost: 6,
    ...parts,
  };
}
