import { readFile } from 'node:fs/promises';
import type { RunOutcome } from '@flowload/engine';
import { parseRunConfig } from '@flowload/engine';
import type { Flow, Step } from '@flowload/engine/model/flow.ts';
import type { SeriesKey, SeriesSummary, Summary } from '@flowload/engine/model/metrics.ts';
import { expect, test } from 'vitest';
import { buildReport } from './build-report.ts';
import { runReportJsonSchema, schemaFile } from './print-schema.ts';
import { runReportSchema } from './run-report.ts';

const times = { p50: 10, p90: 20, p95: 25, p99: 40, max: 50, mean: 12 };

function series(name: string, key: SeriesKey): SeriesSummary {
  return {
    key,
    name,
    requests: 40,
    requestsPerSecond: 4,
    unsent: 0,
    errors: { status: 1 },
    errorRate: 0.025,
    statuses: { 200: 39, 500: 1 },
    bytesIn: 4_000,
    bytesOut: 400,
    iterations: 20,
    failedIterations: 1,
    interruptedIterations: 0,
    droppedIterations: 0,
    checksPassed: 39,
    checksFailed: 1,
    serviceTime: times,
    responseTime: times,
    timeToFirstByte: times,
    connectTime: times,
    tlsTime: times,
  };
}

const step: Step = {
  id: 's1',
  name: 'Send the form',
  thinkTimeMs: 0,
  exchanges: [
    {
      id: 'e1',
      kind: 'document',
      request: {
        method: 'POST',
        origin: 'http://shop.test',
        path: '/orders',
        query: [],
        headers: [],
        body: { kind: 'none' },
      },
      expect: {
        status: 200,
        redirectTo: null,
        contentType: 'text/html',
        jsonShape: [],
        landmarks: [],
        absent: [],
      },
      extractors: [],
      followsRedirect: false,
    },
  ],
};

const flow: Flow = {
  id: 'check-out',
  name: 'Check out',
  effect: 'write',
  generators: [],
  needsCredentials: false,
  steps: [step],
  proof: { kind: 'verified', users: 2, compared: 2, repairs: [], at: '2026-01-01T00:00:00Z' },
};

const failed: Flow = {
  ...flow,
  id: 'review',
  name: 'Write a review',
  proof: { kind: 'failed', stepId: 's1', exchangeId: 'e1', reason: 'It answered 403.', at: '' },
};

const summary: Summary = {
  verdict: 'failed',
  reasons: ['The threshold http_req_failed rate<0.01 was missed: it came to 0.025.'],
  durationMs: 10_000,
  peakUsers: 5,
  total: series('All flows', { flowId: null, stepId: null }),
  flows: [series('Check out', { flowId: 'check-out', stepId: null })],
  steps: [series('Send the form', { flowId: 'check-out', stepId: 's1' })],
  thresholds: [
    { metric: 'http_req_failed', expression: 'rate<0.01', actual: 0.025, passed: false },
  ],
  examples: [
    {
      errorClass: 'status',
      flowId: 'check-out',
      stepId: 's1',
      at: 0,
      method: 'POST',
      url: 'http://shop.test/orders/7',
      status: 500,
      message: 'It answered 500 instead of 200.',
      body: 'Oops',
    },
  ],
  generator: { eventLoopDelayP99Ms: 1, cpu: 0.2, lateStartsP99Ms: 0.1 },
};

function reportOf(outcome: Partial<RunOutcome>) {
  return buildReport({
    config: parseRunConfig({ url: 'http://shop.test', iterations: 20, users: 5 }),
    outcome: {
      state: 'completed',
      failure: null,
      graph: null,
      flows: [flow, failed],
      summary,
      ...outcome,
    },
    exit: { code: 99, reason: 'A threshold was missed.' },
    startedAt: new Date(0),
    endedAt: new Date(12_000),
    version: '1.2.3',
  });
}

test('a report has every flow with its proof, and figures for what was loaded', () => {
  const report = reportOf({});
  expect(report.flows).toMatchObject([
    {
      name: 'Check out',
      status: 'verified',
      reason: null,
      loaded: true,
      figures: { requests: 40 },
    },
    {
      name: 'Write a review',
      status: 'failed',
      reason: 'At “Send the form”: It answered 403.',
      loaded: false,
      figures: null,
    },
  ]);
  expect(report.flows[0]?.steps[0]).toMatchObject({
    name: 'Send the form',
    requests: ['POST /orders'],
    figures: { responseTimeMs: times, errors: { status: 1 } },
  });
});

test('a report names the flow and the step of each error', () => {
  expect(reportOf({}).errors).toMatchObject([
    { flow: 'Check out', step: 'Send the form', status: 500, at: '1970-01-01T00:00:00.000Z' },
  ]);
});

test('a report keeps to its own schema, with figures and without', () => {
  expect(runReportSchema.parse(reportOf({}))).toEqual(reportOf({}));
  const failure = { code: 'target-unreachable', message: 'Nothing listens.' } as const;
  const without = reportOf({ state: 'failed', failure, summary: null, flows: [] });
  expect(runReportSchema.parse(without)).toEqual(without);
});

test('the committed JSON Schema is the current one (node apps/server/src/report/print-schema.ts)', async () => {
  expect(JSON.parse(await readFile(schemaFile, 'utf8'))).toEqual(JSON.parse(runReportJsonSchema()));
});
