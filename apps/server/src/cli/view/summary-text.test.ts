import { parseRunConfig } from '@flowload/engine';
import { expect, test } from 'vitest';
import type { Figures } from '../../report/figures-shape.ts';
import { reportConfig } from '../../report/report-config.ts';
import type { RunReport } from '../../report/run-report.ts';
import { createPaint } from './paint.ts';
import { summaryText } from './summary-text.ts';

const times = { p50: 12.4, p90: 20, p95: 25.2, p99: 1_240, p999: 1_290, max: 1_300, mean: 14 };
const nothing = { p50: 0, p90: 0, p95: 0, p99: 0, p999: 0, max: 0, mean: 0 };

const figures: Figures = {
  requests: 1_234,
  requestsPerSecond: 41.2,
  unsent: 0,
  errors: { status: 12 },
  errorRate: 0.0097,
  statuses: { 200: 1_222, 500: 12 },
  bytesIn: 2_400_000,
  bytesOut: 1_000,
  iterations: 617,
  failedIterations: 12,
  interruptedIterations: 0,
  droppedIterations: 0,
  checksPassed: 1_222,
  checksFailed: 12,
  responseTimeMs: times,
  serviceTimeMs: times,
  phasesMs: {
    blocked: nothing,
    connecting: times,
    tlsHandshaking: nothing,
    sending: times,
    waiting: times,
    receiving: times,
  },
  iterationDurationMs: times,
  latenessMs: nothing,
  checks: { 'says “Thanks”': { passed: 616, failed: 1 } },
  apdex: 0.987,
};

const fidelity: RunReport['flows'][number]['fidelity'] = {
  kind: 'verified',
  verdict: '',
  exchanges: { matched: 0, differed: 0, notReached: 0 },
  steps: [],
  values: [],
  repairs: [],
  conflict: null,
};

const report: RunReport = {
  $schema: '',
  version: 1,
  flowload: '1.0.0',
  url: 'http://shop.test/',
  startedAt: '',
  endedAt: '',
  state: 'completed',
  exit: { code: 0, reason: 'Every threshold was kept.' },
  failure: null,
  verdict: 'passed',
  reasons: [],
  warnings: [],
  config: reportConfig(parseRunConfig({ url: 'http://shop.test/' })),
  durationMs: 30_000,
  peakUsers: 5,
  total: figures,
  thresholds: [
    {
      metric: 'http_req_failed',
      expression: 'rate<0.01',
      actual: 0.0097244,
      passed: true,
      failedAtMs: null,
      aborted: false,
    },
    {
      metric: 'http_req_duration',
      expression: 'p(95)<20 over 30s',
      actual: 25.2,
      passed: false,
      failedAtMs: 12_000,
      aborted: true,
    },
  ],
  scenarios: [],
  capacity: null,
  coverage: null,
  flows: [
    {
      id: 'f1',
      name: 'Check out',
      effect: 'write',
      status: 'verified',
      reason: null,
      repairs: [],
      oneUserAtATime: true,
      fidelity,
      loaded: true,
      figures,
      steps: [{ id: 's1', name: 'Pay', requests: ['POST /pay'], figures, assets: null }],
    },
    {
      id: 'f2',
      name: 'Delete account',
      effect: 'destructive',
      status: 'left-alone',
      reason: 'Left alone because it takes something away.',
      repairs: [],
      oneUserAtATime: false,
      fidelity,
      loaded: false,
      figures: null,
      steps: [],
    },
  ],
  errors: [
    {
      errorClass: 'status',
      check: null,
      flow: 'Check out',
      step: 'Pay',
      at: '',
      method: 'POST',
      url: 'http://shop.test/pay',
      status: 500,
      message: 'status 500 instead of 303',
      request: 'POST /pay HTTP/1.1',
      head: null,
      body: null,
    },
  ],
  generator: null,
};

test('tells flows, figures, errors, thresholds and the outcome', () => {
  expect(summaryText(report, createPaint(false), Number.POSITIVE_INFINITY)).toBe(`Flows
  ✓  Check out       write        verified, one user at a time
  –  Delete account  destructive  Left alone because it takes something away.

           requests  per s  errors    p50    p95     p99
Check out     1,234   41.2   1.0 %  12 ms  25 ms  1.24 s
  1 Pay       1,234   41.2   1.0 %  12 ms  25 ms  1.24 s
All flows     1,234   41.2   1.0 %  12 ms  25 ms  1.24 s

                 avg    p50    p90    p95     p99   p99.9     max
response time  14 ms  12 ms  20 ms  25 ms  1.24 s  1.29 s  1.30 s
service time   14 ms  12 ms  20 ms  25 ms  1.24 s  1.29 s  1.30 s
  connecting   14 ms  12 ms  20 ms  25 ms  1.24 s  1.29 s  1.30 s
  sending      14 ms  12 ms  20 ms  25 ms  1.24 s  1.29 s  1.30 s
  waiting      14 ms  12 ms  20 ms  25 ms  1.24 s  1.29 s  1.30 s
  receiving    14 ms  12 ms  20 ms  25 ms  1.24 s  1.29 s  1.30 s
iteration      14 ms  12 ms  20 ms  25 ms  1.24 s  1.29 s  1.30 s

Errors: 12 status
  ✗ Check out, “Pay”: status 500 instead of 303
    POST http://shop.test/pay answered 500

Checks
  ✗ says “Thanks” (did not hold 1 of 617 times, 0.2 %)

Thresholds
  ✓ http_req_failed: rate<0.01 (0.9724 %)
  ✗ http_req_duration: p(95)<20 over 30s (worst 25.2 ms, first missed after 12 s, ended the load)

1,234 requests and 617 iterations in 30 s, 41.2 requests a second, 2.4 MB received, up to 5 users, Apdex 0.99 (500 ms)
Passed: Every threshold was kept.
`);
});

test('tells nothing of what did not come about', () => {
  const bare = { ...report, total: null, thresholds: [], flows: [], errors: [], verdict: null };
  const failed = { ...bare, exit: { code: 2, reason: 'Nothing listens there.' } };
  expect(summaryText(failed, createPaint(false), 80)).toBe('');
});
