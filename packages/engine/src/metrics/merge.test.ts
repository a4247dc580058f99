import { expect, it } from 'vitest';
import { SeriesMerger } from './merge.ts';
import { type Sample, Series } from './series.ts';

const ok: Sample = {
  status: 200,
  errorClass: null,
  sent: true,
  bytesIn: 100,
  bytesOut: 10,
  serviceMs: 2,
  responseMs: 3,
  firstByteMs: 1,
  connectMs: -1,
  tlsMs: -1,
};

function stepSeries(flowId: string, stepId: string, samples: readonly Sample[]) {
  const series = new Series({ flowId, stepId });
  for (const sample of samples) series.record(sample);
  return series.toCounts();
}

function iterations(flowId: string, done: number, failed: number) {
  const series = new Series({ flowId, stepId: null });
  for (let i = 0; i < done; i++) series.recordIteration('done');
  for (let i = 0; i < failed; i++) series.recordIteration('failed');
  return series.toCounts();
}

it('adds steps up to their flow and flows up to the run', () => {
  const merger = new SeriesMerger();
  const refused: Sample = {
    ...ok,
    status: 0,
    errorClass: 'connection',
    sent: false,
    serviceMs: -1,
  };
  merger.add(stepSeries('a', '1', [ok, ok]));
  merger.add(stepSeries('a', '2', [refused]));
  merger.add(stepSeries('b', '1', [ok]));
  merger.add(iterations('a', 1, 1));
  // A second worker saw the same step.
  merger.add(stepSeries('a', '1', [{ ...ok, status: 500, errorClass: 'status' }]));

  const series = merger.take();
  const of = (flowId: string | null, stepId: string | null) =>
    series.find(({ key }) => key.flowId === flowId && key.stepId === stepId);

  expect(series[0]?.key).toEqual({ flowId: null, stepId: null });
  expect(of(null, null)).toMatchObject({
    requests: 5,
    unsent: 1,
    errors: { connection: 1, status: 1 },
    statuses: { 200: 3, 500: 1 },
    bytesIn: 500,
    iterations: 2,
    failedIterations: 1,
  });
  expect(of(null, null)?.serviceTime.count).toBe(4);
  expect(of('a', null)).toMatchObject({ requests: 4, iterations: 2 });
  expect(of('a', '1')).toMatchObject({ requests: 3, iterations: 0 });
  expect(of('b', null)).toMatchObject({ requests: 1 });
});

it('starts afresh with every second and leaves out what was idle', () => {
  const merger = new SeriesMerger();
  merger.add(stepSeries('a', '1', [ok]));
  merger.take();
  const idle = merger.take();
  expect(idle).toHaveLength(1);
  expect(idle[0]).toMatchObject({ requests: 0, statuses: {}, errors: {} });
});
