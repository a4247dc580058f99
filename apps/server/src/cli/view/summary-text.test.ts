import { expect, test } from 'vitest';
import type { Figures, RunReport } from '../../report/run-report.ts';
import { createPaint } from './paint.ts';
import { summaryText } from './summary-text.ts';

const times = { p50: 12.4, p90: 20, p95: 25.2, p99: 1_240, max: 1_300, mean: 14 };

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
  timeToFirstByteMs: times,
  connectTimeMs: times,
  tlsTimeMs: times,
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
  config: {
    users: 5,
    durationMs: 30_000,
    iterations: null,
    maxDurationMs: null,
    rampUpMs: 0,
    thinkTime: 'none',
    onlyFlows: [],
    includeDestructive: false,
  },
  durationMs: 30_000,
  peakUsers: 5,
  total: figures,
  thresholds: [
    { metric: 'http_req_failed', expression: 'rate<0.01', actual: 0.0097244, passed: true },
  ],
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
      steps: [{ id: 's1', name: 'Pay', requests: ['POST /pay'], figures }],
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
      flow: 'Check out',
      step: 'Pay',
      at: '',
      method: 'POST',
      url: 'http://shop.test/pay',
      status: 500,
      message: 'status 500 instead of 303',
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
Response time max 1.30 s · service time p50 12 ms, p95 25 ms · first byte p50 12 ms

Errors: 12 status
  ✗ Check out, “Pay”: status 500 instead of 303
    POST http://shop.test/pay answered 500

Thresholds
  ✓ http_req_failed: rate<0.01 (0.009724)

1,234 requests and 617 iterations in 30 s, 41.2 requests a second, 2.4 MB received, up to 5 users
Passed: Every threshold was kept.
`);
});

test('tells nothing of what did not come about', () => {
  const nothing = { ...report, total: null, thresholds: [], flows: [], errors: [], verdict: null };
  const failed = { ...nothing, exit: { code: 2, reason: 'Nothing listens there.' } };
  expect(summaryText(failed, createPaint(false), 80)).toBe('');
});
