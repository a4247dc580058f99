import { expect, it } from 'vitest';
import { type RunWrite, withoutSuperseded } from './run-write.ts';

const flows = (runId: string, names: readonly string[]): RunWrite => ({
  kind: 'flows',
  runId,
  flows: names.map((id) => ({
    id,
    name: id,
    effect: 'read',
    generators: [],
    needsCredentials: false,
    steps: [],
    proof: { kind: 'unproven' },
  })),
});

it('leaves out a list of flows that a later one of the same run replaces', () => {
  const event: RunWrite = {
    kind: 'event',
    runId: 'a',
    sequence: 1,
    event: { seq: 0, at: 0, body: { kind: 'log', level: 'info', message: 'x' } },
  };
  const batch = [flows('a', ['1']), event, flows('b', ['1']), flows('a', ['1', '2'])];
  expect(withoutSuperseded(batch)).toEqual(batch.slice(1));
});
