import { describe, expect, it } from 'vitest';
import type { GeneratorHealth, Interval } from '../model/metrics.ts';
import { intervalFigures } from './interval-figures.ts';
import { SeriesMerger } from './merge.ts';
import { Series } from './series.ts';
import { createSummary } from './summary.ts';

const healthy: GeneratorHealth = {
  eventLoopDelayP99Ms: 3,
  cpu: 0.4,
  lateStartsP99Ms: 1,
  sockets: 2,
  memoryBytes: 1_000,
  exhausted: 0,
  baselineMs: 0.2,
  workers: [],
};
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

function interval(seq: number, requests: number, failed: number, generator = healthy): Interval {
  const series = new Series({ scenario: 'load', flowId: 'buy', stepId: 's1' });
  for (let i = 0; i < requests; i++) {
    series.record({
      status: i < failed ? 500 : 200,
      errorClass: i < failed ? 'status' : null,
      sent: true,
      bytesIn: 1000,
      bytesOut: 100,
      serviceMs: 10 + seq,
      responseMs: 20 + seq,
      blockedMs: -1,
      connectMs: -1,
      tlsMs: -1,
      sendingMs: 0,
      waitingMs: 5,
      receivingMs: 5,
      apdex: i < failed ? 'frustrated' : 'satisfied',
    });
  }
  const merger = new SeriesMerger(['load']);
  merger.add(series.toCounts());
  return {
    seq,
    startedAt: seq * 1000,
    durationMs: 1000,
    activeUsers: seq + 1,
    series: merger.take().shown,
    examples: [],
    generator,
    thresholds: [],
    control: 'running',
  };
}

describe('createSummary', () => {
  it('adds intervals up and lists every step, also one that nobody reached', () => {
    const builder = createSummary();
    for (let seq = 0; seq < 4; seq++) builder.add(interval(seq, 50, 5));
    const summary = builder.finish({ flows, thresholds: [] });
    expect(summary).toMatchObject({ verdict: 'passed', durationMs: 4000, peakUsers: 4 });
    expect(summary.total).toMatchObject({
      requests: 200,
      requestsPerSecond: 50,
      errorRate: 0.1,
      statuses: { 200: 180, 500: 20 },
    });
    expect(summary.total.times.service.max).toBe(13);
    expect(summary.steps.map(({ name, requests }) => [name, requests])).toEqual([
      ['Open the shop', 200],
      ['Pay', 0],
    ]);
  });

  it('gives the figures that thresholds are evaluated on', () => {
    const builder = createSummary();
    builder.add(interval(0, 100, 2));
    const figures = builder.figures();
    expect(figures).toMatchObject({ requests: 100, failedRequests: 2, durationMs: 1000 });
    expect(figures.quantileMs(0.95)).toBeCloseTo(10, 1);
  });

  it('fails with the threshold that was missed and by how much', () => {
    const builder = createSummary();
    builder.add(interval(0, 100, 2));
    const summary = builder.finish({
      flows,
      thresholds: [
        {
          metric: 'http_req_failed',
          expression: 'rate<0.01',
          actual: 0.02,
          passed: false,
          failedAtMs: 1_000,
          aborted: false,
        },
      ],
    });
    expect(summary.verdict).toBe('failed');
    expect(summary.reasons).toEqual([
      'The threshold http_req_failed rate<0.01 was missed: it came to 0.02.',
    ]);
  });

  it.each([
    ['one late second in ten is forgiven', 1, 'passed'],
    ['half of the seconds late spoil the figures', 5, 'invalid'],
  ])('%s', (_, lateSeconds, verdict) => {
    const builder = createSummary();
    for (let seq = 0; seq < 10; seq++) {
      const late = seq < lateSeconds;
      builder.add(interval(seq, 10, 0, late ? { ...healthy, eventLoopDelayP99Ms: 400 } : healthy));
    }
    const summary = builder.finish({ flows, thresholds: [] });
    expect(summary.verdict).toBe(verdict);
    expect(summary.generator.eventLoopDelayP99Ms).toBe(400);
  });

  it('forgives a short load that its threads were still warming up', () => {
    const builder = createSummary();
    builder.add(interval(0, 10, 0, { ...healthy, eventLoopDelayP99Ms: 400 }));
    builder.add(interval(1, 10, 0, { ...healthy, eventLoopDelayP99Ms: 400 }));
    expect(builder.finish({ flows, thresholds: [] }).verdict).toBe('passed');
  });

  it('proves nothing without a request', () => {
    expect(createSummary().finish({ flows, thresholds: [] })).toMatchObject({
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
