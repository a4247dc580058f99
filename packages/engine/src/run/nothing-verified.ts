import type { Flow } from '../model/flow.ts';
import type { RunConfig } from '../model/run.ts';
import { askedFor } from './select-flows.ts';

/** Says why no flow can be put under load, flow by flow, and what to do about it. */
export function nothingVerified(
  flows: readonly Flow[],
  { url, onlyFlows, includeDestructive, credentials }: RunConfig,
): string {
  if (flows.length === 0) {
    const hint =
      credentials.length === 0
        ? 'If its pages need a sign-in, give a login.'
        : 'Check that the address leads to the application itself.';
    return `No journey was found at ${url}. ${hint}`;
  }
  const reasons = askedFor(flows, onlyFlows).map(
    (flow) => `${flow.name}: ${why(flow, includeDestructive)}`,
  );
  return ['No flow could be proven, so there is nothing to load.', ...reasons].join('\n  ');
}

function why({ proof, effect }: Flow, includeDestructive: boolean): string {
  switch (proof.kind) {
    case 'failed':
    case 'left-alone':
      return proof.reason;
    case 'unproven':
      return 'its trial replay was not reached.';
    case 'verified':
      return effect === 'destructive' && !includeDestructive
        ? 'it takes something away, and that was not asked for.'
        : 'it is proven.';
  }
}
