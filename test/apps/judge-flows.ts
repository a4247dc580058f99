import type { Flow } from '../../packages/engine/src/model/flow.ts';
import type { SiteGraph } from '../../packages/engine/src/model/site-graph.ts';
import { addressesOverlap } from './address-pattern.ts';
import { flowsThatDo } from './match-flow.ts';
import type { FlowReading } from './readings.ts';
import { trapOf } from './site-visits.ts';
import type { Truth, TruthFlow } from './truth.ts';

/** What became of one flow of the truth. */
export type FlowFinding =
  /** `candidates`, the best first, are what was discovered of it. */
  | { readonly kind: 'found'; readonly truth: TruthFlow; readonly candidates: readonly Flow[] }
  | { readonly kind: 'missed'; readonly truth: TruthFlow }
  | { readonly kind: 'trap-left-alone'; readonly truth: TruthFlow }
  | { readonly kind: 'trap-sprung'; readonly truth: TruthFlow }
  | { readonly kind: 'left-out'; readonly truth: TruthFlow; readonly reason: string };

/** Judges every flow of the truth by what was discovered. */
export function judgeFlows(
  truth: Truth,
  readings: Readonly<Record<string, FlowReading>>,
  flows: readonly Flow[],
  graphs: readonly SiteGraph[],
): readonly FlowFinding[] {
  return truth.flows.map((flow) => {
    if (flow.trap !== undefined) return judgeTrap(flow, truth, graphs);
    if (flow.expect !== undefined) return { kind: 'left-out', truth: flow, reason: flow.expect };
    const { address, outOfReach } = readings[flow.id] ?? {};
    const candidates = flowsThatDo(
      address === undefined ? flow : readdressed(flow, address),
      flows,
    );
    if (candidates.length > 0) return { kind: 'found', truth: flow, candidates };
    if (outOfReach !== undefined)
      return { kind: 'left-out', truth: flow, reason: `not reachable in a browser: ${outOfReach}` };
    return { kind: 'missed', truth: flow };
  });
}

/** Whether the flow is proven where the truth wants it to be. */
export function isProven(finding: FlowFinding): boolean {
  return finding.kind === 'found' && finding.candidates[0]?.proof.kind === 'verified';
}

function judgeTrap(flow: TruthFlow, truth: Truth, graphs: readonly SiteGraph[]): FlowFinding {
  const [request] = flow.requests;
  if (request === undefined) return { kind: 'left-out', truth: flow, reason: 'sends nothing' };
  const texts = Object.values(truth.navObserved ?? {})
    .flat()
    .filter(({ url }) => addressesOverlap(request.url, url, 'more-query-allowed'))
    .map(({ text }) => text);
  const kinds = {
    'left-alone': 'trap-left-alone',
    sprung: 'trap-sprung',
    missed: 'missed',
  } as const;
  return { kind: kinds[trapOf(request, texts, graphs)], truth: flow };
}

function readdressed(flow: TruthFlow, url: string): TruthFlow {
  return { ...flow, requests: flow.requests.map((request) => ({ ...request, url })) };
}
