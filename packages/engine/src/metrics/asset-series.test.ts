import { expect, it } from 'vitest';
import type { Asset } from '../model/flow.ts';
import { Series } from './series.ts';
import { createSummary } from './summary.ts';

const asset: Asset = {
  id: 's1a1',
  kind: 'image',
  url: 'http://app.test/a.png',
  after: ['s1e1'],
  status: 200,
  caching: { kind: 'never' },
};
const step = { id: 's1', name: 'Open', thinkTimeMs: 0, exchanges: [], assets: [asset] };
const flows = [{ id: 'buy', name: 'Check out', steps: [step] }];

function stepsAfter(...stepIds: readonly string[]): string[] {
  const summary = createSummary();
  const series = stepIds.map((stepId) => {
    const own = new Series({ scenario: null, flowId: 'buy', stepId });
    own.record({
      status: 200,
      errorClass: null,
      sent: true,
      bytesIn: 1,
      bytesOut: 1,
      serviceMs: 1,
      responseMs: 1,
      blockedMs: -1,
      connectMs: -1,
      tlsMs: -1,
      sendingMs: 0,
      waitingMs: 1,
      receivingMs: 0,
      apdex: 'satisfied',
    });
    return own.toCounts();
  });
  summary.add({
    seq: 0,
    startedAt: 0,
    durationMs: 1000,
    activeUsers: 1,
    series,
    examples: [],
    generator: {
      eventLoopDelayP99Ms: 0,
      cpu: 0,
      lateStartsP99Ms: 0,
      sockets: 0,
      memoryBytes: 0,
      exhausted: 0,
      baselineMs: 0,
      workers: [],
    },
    thresholds: [],
    control: 'running',
  });
  return summary.finish({ flows }).steps.map(({ name, requests }) => `${name}: ${requests}`);
}

it('sub-resources of a step have a series beside it', () => {
  expect(stepsAfter('s1', 's1/assets')).toEqual(['Open: 1', 'Open (sub-resources): 1']);
});

it('there is no such series when the load did not ask for them', () => {
  expect(stepsAfter('s1')).toEqual(['Open: 1']);
});
