import { readFile } from 'node:fs/promises';
import type { RunOutcome } from '@flowload/engine';
import { parseRunConfig } from '@flowload/engine';
import type { Flow, Step } from '@flowload/engine/model/flow.ts';
import type { SeriesKey, SeriesSummary, Summary } from '@flowload/engine/model/metrics.ts';
import { expect, test } from 'vitest';
import { buildReport } from './build-report.ts';
import { runReportJsonSchema, schemaFile } from './print-schema.ts';
import { runReportSchema } from './run-report.ts';

const times = { p50: 10, p90: 20, p95: 25, p99: 40, p999: 48, max: 50, mean: 12 };

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
    checks: { 'says “Thanks”': { passed: 19, failed: 1 } },
    apdex: 0.98,
    times: {
      service: times,
      response: times,
      blocked: times,
      connecting: times,
      tlsHandshaking: times,
      sending: times,
      waiting: times,
      receiving: times,
      iteration: times,
      lateness: times,
    },
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
  reasons: [
    'The threshold http_req_failed: rate<0.01 was missed: it came to 2.5 %, and the bound is 1 %.',
  ],
  warnings: ['3 iterations were dropped.'],
  durationMs: 10_000,
  peakUsers: 5,
  total: series('All flows', { scenario: null, flowId: null, stepId: null }),
  scenarios: [series('browse', { scenario: 'browse', flowId: null, stepId: null })],
  flows: [series('Check out', { scenario: null, flowId: 'check-out', stepId: null })],
  steps: [series('Send the form', { scenario: null, flowId: 'check-out', stepId: 's1' })],
  thresholds: [
    {
      metric: 'http_req_failed',
      expression: 'rate<0.01',
      actual: 0.025,
      passed: false,
      failedAtMs: 2_000,
      aborted: true,
    },
  ],
  examples: [
    {
      errorClass: 'status',
      check: null,
      flowId: 'check-out',
      stepId: 's1',
      at: 0,
      method: 'POST',
      url: 'http://shop.test/orders/7',
      status: 500,
      message: 'It answered 500 instead of 200.',
      request: 'POST /orders/7 HTTP/1.1',
      head: 'HTTP/1.1 500 Internal Server Error',
      body: 'Oops',
    },
  ],
  generator: {
    eventLoopDelayP99Ms: 1,
    cpu: 0.2,
    lateStartsP99Ms: 0.1,
    sockets: 5,
    memoryBytes: 90_000_000,
    exhausted: 0,
    baselineMs: 0.2,
    workers: [{ cpu: 0.2, eventLoopDelayP99Ms: 1, users: 5, sockets: 5 }],
  },
  capacity: {
    unit: 'users',
    capacity: 40,
    low: 38,
    high: 44,
    limitedBy: 'slo',
    conclusion: 'The target holds 40 users.',
    levels: [
      {
        level: 40,
        fromMs: 2_000,
        durationMs: 8_000,
        held: true,
        certainty: 'sure',
        requestsPerSecond: 80,
        iterationsPerSecond: 20,
        errorRate: 0,
        response: times,
        results: [
          { metric: 'http_req_duration', expression: 'p(95)<500', actual: 25, passed: true },
        ],
      },
    ],
  },
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
    figures: {
      responseTimeMs: times,
      phasesMs: { waiting: times },
      errors: { status: 1 },
      checks: { 'says “Thanks”': { passed: 19, failed: 1 } },
    },
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
