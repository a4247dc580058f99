import { describe, expect, it } from 'vitest';
import type { Interval, ThresholdResult } from '../model/metrics.ts';
import { healthyGenerator, sampleOf, secondOf } from './figures.fixture.ts';
import { intervalFigures } from './interval-figures.ts';
import { SeriesMerger } from './merge.ts';
import { Series } from './series.ts';
import { createSummary } from './summary.ts';

const flows = [
  {
    id: 'buy',
    name: 'Check out',
    steps: [
      { id: 's1', name: 'Open the shop', thinkTimeMs: 0, exchanges: [] },
      { id: 's2', name: 'Pay', thinkTimeMs: 0, exchanges: [] },
    ],
  },
];

function interval(
  seq: number,
  requests: number,
  failed: number,
  generator = healthyGenerator,
): Interval {
  const series = new Series({ scenario: 'load', flowId: 'buy', stepId: 's1' });
  for (let i = 0; i < requests; i++) {
    series.record(
      sampleOf({
        status: i < failed ? 500 : 200,
        errorClass: i < failed ? 'status' : null,
        bytesIn: 1000,
        bytesOut: 100,
        serviceMs: 10 + seq,
        responseMs: 20 + seq,
        waitingMs: 5,
        receivingMs: 5,
        apdex: i < failed ? 'frustrated' : 'satisfied',
      }),
    );
  }
  const merger = new SeriesMerger(['load']);
  merger.add(series.toCounts());
  return secondOf({
    seq,
    startedAt: seq * 1000,
    activeUsers: seq + 1,
    series: merger.take().shown,
    generator,
  });
}

const missed: ThresholdResult = {
  metric: 'http_req_failed',
  expression: 'rate<0.01',
  actual: 0.02,
  passed: false,
  failedAtMs: 1_000,
  aborted: false,
};

/** The summary of one second after another. */
function summaryOf(intervals: readonly Interval[]) {
  const builder = createSummary();
  for (const each of intervals) builder.add(each);
  return builder.finish({ flows });
}

describe('createSummary', () => {
  it('adds intervals up and lists every step, also one that nobody reached', () => {
    const summary = summaryOf([0, 1, 2, 3].map((seq) => interval(seq, 50, 5)));
    expect(summary).toMatchObject({ verdict: 'passed', durationMs: 4000, peakUsers: 4 });
    expect(summary.total).toMatchObject({
      requests: 200,
      requestsPerSecond: 50,
      errorRate: 0.1,
      statuses: { 200: 180, 500: 20 },
      apdex: 0.9,
    });
    expect(summary.total.times.service.max).toBe(13);
    expect(summary.steps.map(({ name, requests }) => [name, requests])).toEqual([
      ['Open the shop', 200],
      ['Pay', 0],
    ]);
  });

  it('counts the tolerating by half, as apdex.org has it, and says nothing of nobody', () => {
    const second = interval(0, 10, 0);
    const series = second.series.map((counts) => ({
      ...counts,
      apdex: { satisfied: 6, tolerating: 3, frustrated: 1 },
    }));
    const summary = summaryOf([{ ...second, series }]);
    expect(summary.total.apdex).toBe(0.75);
    expect(summary.steps[1]?.apdex).toBeNull();
  });

  it('has a series for each scenario where there are several', () => {
    const merger = new SeriesMerger(['load', 'extra']);
    const extra = new Series({ scenario: 'extra', flowId: 'buy', stepId: null });
    extra.recordIteration('dropped');
    merger.add(extra.toCounts());
    const summary = summaryOf([{ ...interval(0, 1, 0), series: merger.take().shown }]);
    expect(
      summary.scenarios.map(({ name, droppedIterations }) => [name, droppedIterations]),
    ).toEqual([
      ['load', 0],
      ['extra', 1],
    ]);
  });

  it('fails with the threshold that was missed in the end and by how much', () => {
    const summary = summaryOf([
      { ...interval(0, 100, 0), thresholds: [{ ...missed, passed: true }] },
      { ...interval(1, 100, 2), thresholds: [missed] },
    ]);
    expect(summary.verdict).toBe('failed');
    expect(summary.thresholds).toEqual([missed]);
    expect(summary.reasons).toEqual([
      'The threshold http_req_failed: rate<0.01 was missed: it came to 2 %, and the bound is 1 %.',
    ]);
  });

  it('proves nothing without a request', () => {
    expect(summaryOf([])).toMatchObject({
      verdict: 'invalid',
      reasons: ['Not one request was made.'],
    });
  });
});

it('works out the figures of one second for charts', () => {
  const [run, flow, step] = intervalFigures({ ...interval(0, 40, 4), durationMs: 500 });
  expect(run).toMatchObject({ requestsPerSecond: 80, errorsPerSecond: 8 });
  expect(run?.times.response.p50).toBe(20);
  expect(flow?.key).toEqual({ scenario: null, flowId: 'buy', stepId: null });
  expect(step?.key).toEqual({ scenario: null, flowId: 'buy', stepId: 's1' });
});
