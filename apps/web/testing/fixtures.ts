import type {
  FlowCard,
  LiveInterval,
  RunEvent,
  RunHead,
  RunSnapshot,
  RunSummary,
} from '../src/features/run/documents.ts';
import type {
  CapacityLevel,
  Generator,
  Percentiles,
  SeriesFigures,
  ThresholdState,
} from '../src/features/run/figure-fragments.ts';
import type { ServerInfo } from '../src/features/server/server-query.ts';

export const times = (p50: number): Percentiles => ({
  p50,
  p90: p50 * 2,
  p95: p50 * 3,
  p99: p50 * 4,
  p999: p50 * 4.5,
  max: p50 * 5,
  mean: p50,
});

export function runHead(part: Partial<RunHead> = {}): RunHead {
  return {
    id: 'run_1',
    name: 'shop',
    state: 'LOADING',
    active: true,
    verdict: null,
    failure: null,
    config: {
      url: 'http://127.0.0.1:4100/',
      users: 10,
      durationMs: 60_000,
      iterations: null,
      rampUpMs: 5_000,
      usernames: [],
      logins: 0,
      fromFlowFile: false,
      includeDestructive: false,
      apdexMs: 500,
      preset: null,
      capacity: null,
      scenarios: [],
    },
    createdAt: '2026-01-01T10:00:00.000Z',
    startedAt: '2026-01-01T10:00:01.000Z',
    endedAt: null,
    ...part,
  };
}

export function runSnapshot(part: Partial<RunSnapshot> = {}): RunSnapshot {
  return { ...runHead(), sequence: 0, progress: null, flows: [], summary: null, ...part };
}

export function event(seq: number, part: Partial<RunEvent> = {}): RunEvent {
  return {
    seq,
    at: '2026-01-01T10:00:02.000Z',
    kind: 'LOG',
    message: `event ${seq}`,
    level: 'INFO',
    fromState: null,
    toState: null,
    flowId: null,
    verified: null,
    command: null,
    threshold: null,
    capacityLevel: null,
    ...part,
  };
}

const startMs = Date.parse('2026-01-01T10:01:00.000Z');

export function interval(seq: number, part: Partial<LiveInterval> = {}): LiveInterval {
  return {
    seq,
    startedAt: new Date(startMs + seq * 1_000).toISOString(),
    durationMs: 1_000,
    activeUsers: 10,
    total: {
      requests: 100,
      requestsPerSecond: 100,
      errors: 0,
      errorsByClass: [],
      bytesIn: 5_000,
      iterations: 20,
      failedIterations: 0,
      droppedIterations: 0,
      serviceTime: times(10),
      responseTime: times(12),
    },
    generator: generator(),
    control: 'RUNNING',
    thresholds: [],
    scenarios: [],
    flows: [],
    steps: [],
    ...part,
  };
}

export function flow(part: Partial<FlowCard> = {}): FlowCard {
  return {
    id: 'sign-in',
    name: 'Sign in',
    effect: 'READ',
    needsCredentials: true,
    proof: {
      kind: 'VERIFIED',
      reason: null,
      stepId: null,
      users: 2,
      oneUserAtATime: false,
      compared: 4,
      repairs: [],
      at: '2026-01-01T10:00:50.000Z',
    },
    steps: [
      { id: 'open', flowId: 'sign-in', flowName: 'Sign in', name: 'Open the page' },
      { id: 'submit', flowId: 'sign-in', flowName: 'Sign in', name: 'Submit the form' },
    ],
    ...part,
  };
}

export function figures(part: Partial<SeriesFigures> = {}): SeriesFigures {
  return {
    scenario: null,
    flowId: null,
    stepId: null,
    name: 'total',
    requests: 1_000,
    unsent: 0,
    requestsPerSecond: 50,
    errors: [],
    errorRate: 0,
    statuses: [{ status: '200', count: 1_000 }],
    bytesIn: 1_000_000,
    bytesOut: 100_000,
    iterations: 200,
    failedIterations: 0,
    interruptedIterations: 0,
    droppedIterations: 0,
    checksPassed: 1_000,
    checksFailed: 0,
    checks: [],
    apdex: 0.94,
    serviceTime: times(10),
    responseTime: times(20),
    phases: {
      blocked: times(0.1),
      connecting: null,
      tlsHandshaking: null,
      sending: times(0.1),
      waiting: times(8),
      receiving: times(1.8),
    },
    iterationDuration: times(100),
    lateness: times(0),
    ...part,
  };
}

export function threshold(part: Partial<ThresholdState> = {}): ThresholdState {
  return {
    metric: 'http_req_duration',
    expression: 'p(95)<500',
    actual: 60,
    actualText: `${part.actual ?? 60} ms`,
    boundText: '500 ms',
    passed: true,
    failedAtMs: null,
    aborted: false,
    ...part,
  };
}

export function capacityLevel(part: Partial<CapacityLevel> = {}): CapacityLevel {
  return {
    level: 10,
    fromMs: 2_000,
    durationMs: 15_000,
    held: true,
    certainty: 'SURE',
    requestsPerSecond: 100,
    iterationsPerSecond: 20,
    errorRate: 0,
    responseTime: times(20),
    results: [
      {
        metric: 'http_req_duration',
        expression: 'p(95)<500',
        actual: 60,
        actualText: '60 ms',
        passed: true,
      },
    ],
    ...part,
  };
}

export function generator(part: Partial<Generator> = {}): Generator {
  return {
    eventLoopDelayP99Ms: 2,
    cpu: 0.4,
    lateStartsP99Ms: 1,
    sockets: 10,
    memoryBytes: 150e6,
    baselineMs: 0.2,
    exhausted: 0,
    workers: [{ cpu: 0.4, eventLoopDelayP99Ms: 2, users: 10, sockets: 10 }],
    ...part,
  };
}

export function summary(part: Partial<RunSummary> = {}): RunSummary {
  return {
    verdict: 'PASSED',
    reasons: [],
    warnings: [],
    durationMs: 20_000,
    peakUsers: 10,
    total: figures(),
    scenarios: [],
    flows: [figures({ flowId: 'sign-in', name: 'Sign in' })],
    steps: [
      figures({ flowId: 'sign-in', stepId: 'open', name: 'Open the page', requests: 600 }),
      figures({
        flowId: 'sign-in',
        stepId: 'submit',
        name: 'Submit the form',
        requests: 400,
        responseTime: times(90),
      }),
    ],
    thresholds: [threshold()],
    examples: [],
    generator: generator(),
    capacity: null,
    ...part,
  };
}

export const serverInfo: ServerInfo = {
  version: '0.1.0',
  browser: 'chromium',
  demoUrl: 'http://127.0.0.1:4100/',
  database: { reachable: true, embedded: true, message: null },
  presets: [
    {
      preset: 'SPIKE',
      durationMs: 300_000,
      points: [
        { atMs: 0, users: 10 },
        { atMs: 100_000, users: 100 },
        { atMs: 300_000, users: 0 },
      ],
    },
  ],
  limits: { maxUsers: 10_000, maxConcurrentRuns: 2, maxDurationMs: 86_400_000, maxIterations: 1e7 },
  defaults: {
    users: 10,
    durationMs: 60_000,
    rampUpMs: 5_000,
    thresholds: [
      {
        metric: 'http_req_duration',
        expression: 'p(95)<500',
        abortOnFail: false,
        delayAbortEvalMs: 0,
      },
    ],
    thinkTime: {
      kind: 'RECORDED',
      scale: 1,
      ms: null,
      minMs: null,
      maxMs: null,
      meanMs: null,
      deviationMs: null,
    },
    pacing: { kind: 'NONE', everyMs: null, minMs: null, maxMs: null },
    assets: 'NONE',
    apdexMs: 500,
    requestTimeoutMs: 30_000,
    network: { insecure: false, ca: null, proxy: null, dns: 'CACHED', connectionsPerHost: 6 },
    capacity: {
      slo: [
        { metric: 'http_req_duration', expression: 'p(95)<500' },
        { metric: 'http_req_failed', expression: 'rate<0.01' },
      ],
      unit: 'USERS',
      from: 10,
      to: 1_000,
      levelMs: 15_000,
      precision: 0.05,
    },
    crawl: { maxStates: 100, maxDepth: 6, maxVisitsPerTemplate: 3, timeMs: 120_000, contexts: 2 },
  },
};
