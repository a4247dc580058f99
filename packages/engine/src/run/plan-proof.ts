import type { Effect } from '../model/effect.ts';
import type { Flow } from '../model/flow.ts';
import type { RunConfig } from '../model/run.ts';
import { proofHolds } from './proof-seal.ts';
import { askedFor } from './select-flows.ts';

/** What the proof stage does with a flow. `keep` leaves it as it is. */
export type ProofTask = 'replay' | 'keep' | 'leave-alone';

/**
 * Decides whether a flow gets a trial replay. One that only reads always does: it costs nothing and
 * tells how the target is today. One that writes is not replayed again while its proof holds, so
 * that a run of a flow file leaves as many effects as it has iterations, and not two more.
 */
export function proofTask(flow: Flow, includeDestructive: boolean): ProofTask {
  if (flow.steps.length === 0) return 'keep';
  if (flow.effect === 'destructive' && !includeDestructive) return 'leave-alone';
  return flow.effect === 'read' || !proofHolds(flow) ? 'replay' : 'keep';
}

const harm: Readonly<Record<Effect, number>> = { read: 0, write: 1, destructive: 2 };

/** The flows to replay, the harmless ones first: a deleted account proves nothing afterwards. */
export function flowsToReplay(
  flows: readonly Flow[],
  { onlyFlows, includeDestructive }: Pick<RunConfig, 'onlyFlows' | 'includeDestructive'>,
): readonly Flow[] {
  return askedFor(flows, onlyFlows)
    .filter((flow) => proofTask(flow, includeDestructive) === 'replay')
    .toSorted((a, b) => harm[a.effect] - harm[b.effect]);
}
