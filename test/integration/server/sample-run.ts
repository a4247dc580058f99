import type { Flow } from '@flowload/engine/model/flow.ts';
import type {
  CapacityLevel,
  HistogramData,
  Interval,
  SeriesCounts,
} from '@flowload/engine/model/metrics.ts';
import type { SiteGraph } from '@flowload/engine/model/site-graph.ts';

/** What a small run finds and measures: real data of the model, made up. */

export const signIn: Flow = {
  id: 'sign-in',
  name: 'Sign in',
  effect: 'write',
  generators: [{ variable: 'email', spec: { kind: 'email' } }],
  needsCredentials: true,
  proof: { kind: 'unproven' },
  steps: [
    {
      id: 'open-login',
      name: 'Open the login page',
      thinkTimeMs: 500,
      exchanges: [
        {
          id: 'e1',
          kind: 'document',
          request: {
            method: 'GET',
            origin: 'http://127.0.0.1:9',
            path: '/login',
            query: [['next', '/account']],
            headers: [],
            body: { kind: 'none' },
          },
          expect: {
            status: 200,
            redirectTo: null,
            contentType: 'text/html',
            jsonShape: [],
            landmarks: ['Sign in'],
            absent: [],
          },
          extractors: [
            {
              variable: 'csrf_token',
              source: { kind: 'form-field', name: 'csrf', form: null, occurrence: 0 },
              decode: [],
              evidence: {
                exchangeId: 'e1',
                encoding: 'raw',
                places: 1,
                confidence: 0.9,
                ambiguity: null,
              },
            },
          ],
          followsRedirect: false,
        },
      ],
    },
    { id: 'submit', name: 'Submit “Sign in”', thinkTimeMs: 1000, exchanges: [] },
  ],
};

export const deleteAccount: Flow = {
  ...signIn,
  id: 'delete-account',
  name: 'Delete account',
  effect: 'destructive',
  proof: { kind: 'left-alone', reason: 'It takes something away.' },
};

export const sampleGraph: SiteGraph = {
  startUrl: 'http://127.0.0.1:9/',
  states: [
    {
      id: 's1',
      urlTemplate: '/',
      url: 'http://127.0.0.1:9/',
      title: 'Shop',
      depth: 0,
      signedIn: false,
      visits: 1,
      thumbnail: 'data:image/jpeg;base64,AAAA',
      heading: 'Shop',
      route: ['a1'],
    },
  ],
  actions: [
    {
      id: 'a1',
      fromStateId: 's1',
      toStateId: 's1',
      operation: { kind: 'open', url: 'http://127.0.0.1:9/' },
      label: 'Open',
      heading: '',
      effect: 'read',
      outcome: { kind: 'explored', status: 200 },
      requests: [],
    },
  ],
  offSite: { 'https://fonts.example': 2 },
  account: { username: 'made@example.test', password: 'made-by-the-crawl', actionId: 'a1' },
  ended: 'exhausted',
  elapsedMs: 1234,
};

const nothing: HistogramData = { count: 0, sum: 0, min: 0, max: 0, buckets: [] };

function times(count: number): HistogramData {
  return { count, sum: count * 100, min: 100, max: 100, buckets: [100, count] };
}

function series(key: SeriesCounts['key'], requests: number): SeriesCounts {
  return {
    key,
    requests,
    unsent: 0,
    errors: { check: 1 },
    statuses: { '200': requests },
    bytesIn: requests * 1000,
    bytesOut: requests * 100,
    iterations: 1,
    failedIterations: 0,
    interruptedIterations: 0,
    droppedIterations: 0,
    outOfTimeIterations: 0,
    checksPassed: requests - 1,
    checksFailed: 1,
    checks: { 'says “Welcome”': { passed: requests - 1, failed: 1 } },
    apdex: { satisfied: requests - 1, tolerating: 0, frustrated: 1 },
    times: {
      service: times(requests),
      response: times(requests),
      blocked: times(requests),
      connecting: nothing,
      tlsHandshaking: nothing,
      sending: times(requests),
      waiting: times(requests),
      receiving: times(requests),
      iteration: times(1),
      lateness: nothing,
    },
  };
}

/** Ten requests in a tenth of a second. The error's answer holds what Postgres' jsonb would refuse. */
export function sampleInterval(seq: number, startedAt: number): Interval {
  return {
    seq,
    startedAt,
    durationMs: 100,
    activeUsers: 2,
    series: [
      series({ scenario: null, flowId: null, stepId: null }, 10),
      series({ scenario: null, flowId: 'sign-in', stepId: null }, 10),
      series({ scenario: null, flowId: 'sign-in', stepId: 'open-login' }, 10),
    ],
    examples: [
      {
        errorClass: 'check',
        check: null,
        flowId: 'sign-in',
        stepId: 'open-login',
        at: startedAt,
        method: 'GET',
        url: 'http://127.0.0.1:9/login',
        status: 200,
        message: 'The page does not show “Sign in”.',
        request: 'GET /login HTTP/1.1\r\nhost: 127.0.0.1:9\r\n\r\n',
        head: 'HTTP/1.1 200 OK\r\ncontent-type: text/html',
        body: 'nul \0 and a lone surrogate \ud800',
      },
    ],
    generator: {
      eventLoopDelayP99Ms: 1,
      cpu: 0.1,
      lateStartsP99Ms: 0.5,
      sockets: 2,
      memoryBytes: 100_000_000,
      exhausted: 0,
      baselineMs: 0.2,
      workers: [{ cpu: 0.1, eventLoopDelayP99Ms: 1, users: 2, sockets: 2 }],
    },
    thresholds: [
      {
        metric: 'http_req_failed',
        expression: 'rate<0.01',
        actual: 0.1,
        passed: false,
        failedAtMs: 100,
        aborted: false,
      },
    ],
    control: 'running',
  };
}

/** One level of a capacity search that was decided for sure. */
export function sampleLevel(level: number, held: boolean): CapacityLevel {
  const p95 = held ? 100 : 800;
  return {
    level,
    fromMs: 0,
    durationMs: 15_000,
    held,
    certainty: 'sure',
    requestsPerSecond: level * 2,
    iterationsPerSecond: level,
    errorRate: 0,
    response: { p50: 80, p90: 90, p95, p99: p95, p999: p95, max: p95, mean: 85 },
    results: [{ metric: 'http_req_duration', expression: 'p(95)<500', actual: p95, passed: held }],
  };
}
