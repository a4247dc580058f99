import { expect, test } from 'vitest';
import type { Flow } from '../model/flow.ts';
import { flowsToReplay, proofTask } from './plan-proof.ts';
import { proofHolds, sealProof } from './proof-seal.ts';

function flow(changes: Partial<Flow> = {}): Flow {
  return {
    id: 'check-out',
    name: 'Check out',
    effect: 'write',
    generators: [{ variable: 'email', spec: { kind: 'email' } }],
    needsCredentials: false,
    steps: [{ id: 's1', name: 'Pay', thinkTimeMs: 100, exchanges: [] }],
    proof: { kind: 'verified', users: 2, compared: 1, repairs: [], at: '2026-01-01T00:00:00Z' },
    ...changes,
  };
}

/** As a file gives it back: the same, with keys in another order. */
function readBack({ proof, steps, name, ...rest }: Flow): Flow {
  return JSON.parse(JSON.stringify({ steps, proof, name, ...rest }));
}

test('a proof holds for the flow that was read back from a file', () => {
  expect(proofHolds(readBack(sealProof(flow())))).toBe(true);
});

test('a new name or think time leaves a proof as it is', () => {
  const sealed = sealProof(flow());
  const steps = [{ id: 's1', name: 'Pay now', thinkTimeMs: 0, exchanges: [] }];
  expect(proofHolds({ ...sealed, name: 'Buy', steps })).toBe(true);
});

test.each<[string, Partial<Flow>]>([
  ['another generator', { generators: [] }],
  ['one step less', { steps: [] }],
  ['a sign-in', { needsCredentials: true }],
  ['no proof', { proof: { kind: 'unproven' } }],
])('%s overtakes a proof', (_, changes) => {
  expect(proofHolds({ ...sealProof(flow()), ...changes })).toBe(false);
});

test('a proof without a seal, written by hand, does not hold', () => {
  expect(proofHolds(flow())).toBe(false);
});

test.each<[string, Flow, boolean, ReturnType<typeof proofTask>]>([
  ['a write whose proof holds', sealProof(flow()), false, 'keep'],
  ['a write that was edited', { ...sealProof(flow()), generators: [] }, false, 'replay'],
  ['a read, although its proof holds', sealProof(flow({ effect: 'read' })), false, 'replay'],
  ['what was left alone when it was found', flow({ steps: [] }), false, 'keep'],
  ['what takes away', flow({ effect: 'destructive' }), false, 'leave-alone'],
  ['what takes away, asked for', flow({ effect: 'destructive' }), true, 'replay'],
])('%s', (_, given, includeDestructive, task) => {
  expect(proofTask(given, includeDestructive)).toBe(task);
});

test('harmless flows are replayed first, and only those asked for', () => {
  const flows = [
    flow({ id: 'd', name: 'Delete', effect: 'destructive' }),
    flow({ id: 'w', name: 'Write' }),
    flow({ id: 'r', name: 'Read', effect: 'read' }),
  ];
  const ids = (only: readonly string[]) =>
    flowsToReplay(flows, { onlyFlows: only, includeDestructive: true }).map(({ id }) => id);
  expect(ids([])).toEqual(['r', 'w', 'd']);
  expect(ids(['write'])).toEqual(['w']);
});
