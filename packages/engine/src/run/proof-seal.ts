import { hash } from 'node:crypto';
import type { Flow } from '../model/flow.ts';

/**
 * A proof holds for what was replayed. The seal is a digest of everything that decides what goes
 * over the wire and what counts as an answer; names and think times may change under it.
 */
export function sealProof(flow: Flow): Flow {
  if (flow.proof.kind !== 'verified') return flow;
  return { ...flow, proof: { ...flow.proof, digest: digestOf(flow) } };
}

/** Whether the flow is still the one that was proven. */
export function proofHolds(flow: Flow): boolean {
  return flow.proof.kind === 'verified' && flow.proof.digest === digestOf(flow);
}

function digestOf({ generators, needsCredentials, steps }: Flow): string {
  const sent = steps.map(({ id, exchanges }) => ({ id, exchanges }));
  return hash('sha256', canonical({ generators, needsCredentials, steps: sent }), 'hex');
}

/** JSON whose keys are in order: a file that was read back may have them in another. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
