import { verifyFlow } from '../flow/verify.ts';
import { replayFlow } from '../load/replay.ts';
import type { Flow } from '../model/flow.ts';
import { checkReachable } from './check-reachable.ts';
import { pause } from './pause.ts';
import { flowsToReplay, proofTask } from './plan-proof.ts';
import type { RunStages, VerifyInput } from './ports.ts';
import { sealProof } from './proof-seal.ts';
import { asStageError } from './stage-error.ts';

/** Two at once: what they must not share shows. */
const trialUsers = 2;

/** Replays the flows that need a proof, one after another, since they may meet in the target's data. */
export const verifyStage: RunStages['verify'] = async (input, { signal, report }) => {
  const { config, flows } = input;
  if (config.flows !== null) await reach(config.url, signal);
  const proven = new Map<string, Flow>();
  const replayed = flowsToReplay(flows, config);
  for (const [done, flow] of replayed.entries()) {
    if (signal.aborted) break;
    const progress = { kind: 'verifying', flow: flow.name, done, total: replayed.length } as const;
    report({ kind: 'progress', progress });
    const withProof = await prove(flow, input, signal);
    if (signal.aborted) break;
    proven.set(flow.id, withProof);
    report({ kind: 'flow-proven', flow: withProof });
  }
  return flows.map((flow) => proven.get(flow.id) ?? unreplayed(flow, config.includeDestructive));
};

async function reach(url: string, signal: AbortSignal): Promise<void> {
  try {
    await checkReachable(url, signal);
  } catch (error) {
    throw asStageError(error);
  }
}

async function prove(
  flow: Flow,
  { config, credentials }: VerifyInput,
  signal: AbortSignal,
): Promise<Flow> {
  try {
    const proven = await verifyFlow(unproven(flow), {
      users: trialUsers,
      signal,
      now: () => new Date(),
      pause,
      replay: (trial, options) =>
        replayFlow(trial, { ...options, credentials, network: config.network }),
    });
    return sealProof(proven);
  } catch (error) {
    if (signal.aborted) return flow;
    throw asStageError(error);
  }
}

/** An earlier proof says nothing about today. */
function unproven(flow: Flow): Flow {
  return { ...flow, proof: { kind: 'unproven' } };
}

function unreplayed(flow: Flow, includeDestructive: boolean): Flow {
  if (proofTask(flow, includeDestructive) !== 'leave-alone') return flow;
  const reason = 'Left alone because it takes something away or ends the session.';
  return { ...flow, proof: { kind: 'left-alone', reason } };
}
