import { Client } from 'pg';

/** A finished run as it was stored when there was one migration: made up, in the shapes of that time. */

export const olderRunId = 'run_older';

const times = (count: number) => ({
  count,
  sum: count * 100,
  min: 100,
  max: 100,
  buckets: [100, count],
});
const nothing = { count: 0, sum: 0, min: 0, max: 0, buckets: [] };
const percentiles = { p50: 1, p90: 2, p95: 3, p99: 4, max: 5, mean: 1.5 };

const counts = {
  requests: 10,
  unsent: 0,
  errors: { check: 1 },
  bytesIn: 1_000,
  bytesOut: 100,
  iterations: 1,
  failedIterations: 1,
  interruptedIterations: 0,
  droppedIterations: 0,
  checksPassed: 9,
  checksFailed: 1,
};

const series = (flowId: string | null, stepId: string | null) => ({
  ...counts,
  key: { flowId, stepId },
  statuses: { '200': 10 },
  serviceTime: times(10),
  responseTime: times(10),
  timeToFirstByte: times(10),
  connectTime: times(1),
  tlsTime: nothing,
});

const figures = (name: string, flowId: string | null, stepId: string | null) => ({
  ...counts,
  key: { flowId, stepId },
  name,
  requestsPerSecond: 100,
  errorRate: 0.1,
  statuses: { '200': 10 },
  serviceTime: percentiles,
  responseTime: percentiles,
  timeToFirstByte: percentiles,
  connectTime: percentiles,
  tlsTime: { p50: 0, p90: 0, p95: 0, p99: 0, max: 0, mean: 0 },
});

const example = {
  errorClass: 'check',
  flowId: 'sign-in',
  stepId: 'open-login',
  at: 1_700_000_000_000,
  method: 'GET',
  url: 'http://127.0.0.1:9/login',
  status: 200,
  message: 'The page does not show “Sign in”.',
  body: 'Oops',
};

const generator = { eventLoopDelayP99Ms: 1, cpu: 0.1, lateStartsP99Ms: 0.5 };

const config = {
  url: 'http://127.0.0.1:9/',
  users: 3,
  length: { kind: 'duration', durationMs: 1_000 },
  rampUpMs: 250,
  onlyFlows: [],
  includeDestructive: false,
  thinkTime: { kind: 'recorded', scale: 1 },
  thresholds: [{ metric: 'http_req_failed', expression: 'rate<0.01' }],
  crawl: { maxStates: 300, maxDepth: 8, maxVisitsPerTemplate: 3, timeMs: 180_000, contexts: 2 },
  insecure: true,
  usernames: ['anna'],
  fromFlowFile: false,
};

const summary = {
  verdict: 'failed',
  reasons: ['The threshold http_req_failed rate<0.01 was missed: it came to 0.1.'],
  durationMs: 100,
  peakUsers: 3,
  total: figures('All flows', null, null),
  flows: [figures('Sign in', 'sign-in', null)],
  steps: [figures('Open the login page', 'sign-in', 'open-login')],
  thresholds: [{ metric: 'http_req_failed', expression: 'rate<0.01', actual: 0.1, passed: false }],
  examples: [example],
  generator,
};

/** Into tables that the first migration made. */
export async function storeOlderRun(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const now = new Date('2026-01-01T00:00:00Z');
  await client.query('insert into targets (id, origin, created_at) values (1, $1, $2)', [
    'http://127.0.0.1:9',
    now,
  ]);
  await client.query(
    `insert into test_runs (id, name, url, target_id, state, verdict, config, start_requested,
       sequence, created_at, started_at, ended_at)
     values ($1, 'Older', $2, 1, 'completed', 'failed', $3, true, 1, $4, $4, $4)`,
    [olderRunId, config.url, JSON.stringify(config), now],
  );
  await client.query(
    `insert into intervals (run_id, seq, sequence, started_at, duration_ms, active_users, requests,
       errors, total, parts, examples, generator)
     values ($1, 0, 1, $2, 100, 3, 10, 1, $3, $4, $5, $6)`,
    [
      olderRunId,
      now,
      JSON.stringify([series(null, null)]),
      JSON.stringify([series('sign-in', null), series('sign-in', 'open-login')]),
      JSON.stringify([example]),
      JSON.stringify(generator),
    ],
  );
  await client.query(
    `insert into metrics_summary (run_id, verdict, duration_ms, peak_users, requests,
       requests_per_second, error_rate, iterations, p50_ms, p95_ms, p99_ms, body)
     values ($1, 'failed', 100, 3, 10, 100, 0.1, 1, 1, 3, 4, $2)`,
    [olderRunId, JSON.stringify(summary)],
  );
  await client.end();
}
