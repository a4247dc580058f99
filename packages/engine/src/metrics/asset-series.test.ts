import { expect, it } from 'vitest';
import type { Asset } from '../model/flow.ts';
import { sampleOf, secondOf } from './figures.fixture.ts';
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
    own.record(sampleOf());
    return own.toCounts();
  });
  summary.add(secondOf({ series }));
  return summary.finish({ flows }).steps.map(({ name, requests }) => `${name}: ${requests}`);
}

it('sub-resources of a step have a series beside it', () => {
  expect(stepsAfter('s1', 's1/assets')).toEqual(['Open: 1', 'Open (sub-resources): 1']);
});

it('there is no such series when the load did not ask for them', () => {
  expect(stepsAfter('s1')).toEqual(['Open: 1']);
});
