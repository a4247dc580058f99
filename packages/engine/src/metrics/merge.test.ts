import { expect, it } from 'vitest';
import type { SeriesCounts } from '../model/metrics.ts';
import { sampleOf } from './figures.fixture.ts';
import { SeriesMerger } from './merge.ts';
import { type Sample, Series, seriesId } from './series.ts';

const ok: Sample = sampleOf({
  bytesIn: 100,
  bytesOut: 10,
  serviceMs: 2,
  responseMs: 3,
  receivingMs: 1,
});

function stepSeries(scenario: string, flowId: string, stepId: string, samples: readonly Sample[]) {
  const series = new Series({ scenario, flowId, stepId });
  for (const sample of samples) series.record(sample);
  return series.toCounts();
}

function iterations(scenario: string, flowId: string, done: number, failed: number) {
  const series = new Series({ scenario, flowId, stepId: null });
  for (let i = 0; i < done; i++) series.recordIteration('done');
  for (let i = 0; i < failed; i++) series.recordIteration('failed');
  return series.toCounts();
}

function find(
  series: readonly SeriesCounts[],
  scenario: string | null,
  flowId: string | null,
  stepId: string | null,
) {
  return series.find(({ key }) => seriesId(key) === seriesId({ scenario, flowId, stepId }));
}

it('adds steps up to their flow, and flows up to the run', () => {
  const merger = new SeriesMerger(['only']);
  const refused: Sample = {
    ...ok,
    status: 0,
    errorClass: 'connection',
    sent: false,
    serviceMs: -1,
    apdex: 'frustrated',
  };
  merger.add(stepSeries('only', 'a', '1', [ok, ok]));
  merger.add(stepSeries('only', 'a', '2', [refused]));
  merger.add(stepSeries('only', 'b', '1', [ok]));
  merger.add(iterations('only', 'a', 1, 1));
  // A second worker saw the same step.
  merger.add(stepSeries('only', 'a', '1', [{ ...ok, status: 500, errorClass: 'status' }]));

  const { shown, finest } = merger.take();

  expect(shown[0]?.key).toEqual({ scenario: null, flowId: null, stepId: null });
  expect(shown[0]).toMatchObject({
    requests: 5,
    unsent: 1,
    errors: { connection: 1, status: 1 },
    statuses: { 200: 3, 500: 1 },
    bytesIn: 500,
    iterations: 2,
    failedIterations: 1,
    apdex: { satisfied: 4, tolerating: 0, frustrated: 1 },
  });
  expect(shown[0]?.times.service.count).toBe(4);
  expect(find(shown, null, 'a', null)).toMatchObject({ requests: 4, iterations: 2 });
  expect(find(shown, null, 'a', '1')).toMatchObject({ requests: 3, iterations: 0 });
  expect(find(shown, null, 'b', null)).toMatchObject({ requests: 1 });
  expect(find(finest, 'only', 'a', '1')).toMatchObject({ requests: 3 });
  expect(find(finest, 'only', 'a', null)).toMatchObject({ requests: 0, iterations: 2 });
});

it('tells scenarios apart where there are several, also one that is idle', () => {
  const merger = new SeriesMerger(['browse', 'buy', 'later']);
  merger.add(stepSeries('browse', 'a', '1', [ok]));
  merger.add(stepSeries('buy', 'a', '1', [ok, ok]));
  const { shown } = merger.take();
  expect(find(shown, 'browse', null, null)).toMatchObject({ requests: 1 });
  expect(find(shown, 'buy', null, null)).toMatchObject({ requests: 2 });
  expect(find(shown, 'later', null, null)).toMatchObject({ requests: 0 });
  expect(find(shown, null, 'a', '1')).toMatchObject({ requests: 3 });
});

it('says nothing of scenarios where there is one', () => {
  const merger = new SeriesMerger(['only']);
  merger.add(stepSeries('only', 'a', '1', [ok]));
  expect(merger.take().shown.every(({ key }) => key.scenario === null)).toBe(true);
});

it('starts afresh with every second and leaves out what was idle', () => {
  const merger = new SeriesMerger(['only']);
  merger.add(stepSeries('only', 'a', '1', [ok]));
  merger.take();
  const { shown, finest } = merger.take();
  expect(finest).toEqual([]);
  expect(shown).toHaveLength(1);
  expect(shown[0]).toMatchObject({ requests: 0, statuses: {}, errors: {} });
});
