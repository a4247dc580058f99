import { createServer, type Server } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { exchangeTo, flowOf, planOf } from '../../packages/engine/src/load/flow.fixture.ts';
import {
  type RunLoadOptions,
  type RunningLoad,
  startLoad,
} from '../../packages/engine/src/load/run-load.ts';
import { Series } from '../../packages/engine/src/metrics/series.ts';
import type { LoadCommand } from '../../packages/engine/src/model/control.ts';
import type { Flow } from '../../packages/engine/src/model/flow.ts';
import type { Interval, SeriesCounts } from '../../packages/engine/src/model/metrics.ts';
import type { Executor, Plan, Scenario, Threshold } from '../../packages/engine/src/model/plan.ts';

const second = 1_000;
const arrivals = { timeUnitMs: second, preAllocatedVus: 4, maxVus: 2_000 };

/** Each goes on for two seconds of the load's own clock, or for as many iterations as take about as long. */
const executors: readonly Executor[] = [
  { kind: 'constant-vus', vus: 8, durationMs: 2 * second },
  {
    kind: 'ramping-vus',
    startVus: 1,
    stages: [
      { durationMs: second, target: 12 },
      { durationMs: second, target: 3 },
    ],
    gracefulRampDownMs: second,
  },
  { kind: 'shared-iterations', vus: 7, iterations: 501, maxDurationMs: 30 * second },
  { kind: 'per-vu-iterations', vus: 7, iterations: 71, maxDurationMs: 30 * second },
  { kind: 'constant-arrival-rate', rate: 250, durationMs: 2 * second, ...arrivals },
  {
    kind: 'ramping-arrival-rate',
    startRate: 0,
    stages: [
      { durationMs: second, target: 400 },
      { durationMs: second, target: 100 },
    ],
    ...arrivals,
  },
];

/** The same with a minute to go, for what ends before its time. */
function lasting(executor: Executor): Executor {
  const durationMs = 60 * second;
  if ('stages' in executor) {
    const [first, ...others] = executor.stages;
    if (first === undefined) throw new Error('The executor has no stages.');
    return { ...executor, stages: [first, ...others.map((stage) => ({ ...stage, durationMs }))] };
  }
  return 'durationMs' in executor ? { ...executor, durationMs } : executor;
}

/** How many iterations are started if nobody interferes; null when that depends on the target. */
function plannedIterations(executor: Executor): number | null {
  switch (executor.kind) {
    case 'shared-iterations':
      return executor.iterations;
    case 'per-vu-iterations':
      return executor.vus * executor.iterations;
    case 'constant-arrival-rate':
      return 500;
    case 'ramping-arrival-rate':
      return 450;
    default:
      return null;
  }
}

describe.concurrent('requests sent are requests that the target counted', () => {
  it.each(executors)('over $kind, to its end', (executor) =>
    withTarget(async (target) => {
      const { counts, result } = await load(planFor(target, executor), target);
      expect(result.ended).toBe('finished');
      expect(counts.requests).toBe(target.requests);
      expect(counts).toMatchObject({ errors: {}, interruptedIterations: 0, droppedIterations: 0 });
      expect(counts.requests).toBe(2 * counts.iterations);
      expect(counts.iterations).toBe(plannedIterations(executor) ?? counts.iterations);
    }),
  );

  it.each(executors)('over $kind when it is aborted', (executor) =>
    withTarget(async (target) => {
      const abort = new AbortController();
      target.onRequest(150, () => abort.abort());
      const { counts, result } = await load(planFor(target, executor), target, {
        signal: abort.signal,
      });
      expect(result.ended).toBe('aborted');
      expect(counts.requests).toBe(target.requests);
      expect(counts).toMatchObject({ errors: {}, droppedIterations: 0 });
      expect(target.requests).toBeLessThan(800);
    }),
  );

  it.each(executors)('over $kind when it is stopped gently', (executor) =>
    withTarget(async (target) => {
      const { counts, result } = await load(
        planFor(target, lasting(executor)),
        target,
        {},
        (running) => target.onRequest(150, () => running.command({ kind: 'stop' })),
      );
      expect(result.ended).toBe('stopped');
      expect(counts.requests).toBe(target.requests);
      expect(counts).toMatchObject({ errors: {}, interruptedIterations: 0, droppedIterations: 0 });
      expect(counts.requests).toBe(2 * counts.iterations);
      expect(result.durationMs).toBeLessThan(30 * second);
    }),
  );

  it.each(executors)('over $kind when it is paused and resumed', (executor) =>
    withTarget(async (target) => {
      const { counts, result, intervals } = await loadWithBreak(
        planFor(target, executor),
        target,
        { kind: 'pause' },
        { kind: 'resume' },
      );
      expect(intervals.map(({ control }) => control)).toContain('paused');
      expect(result.ended).toBe('finished');
      expect(counts.requests).toBe(target.requests);
      expect(counts).toMatchObject({ errors: {}, interruptedIterations: 0, droppedIterations: 0 });
      expect(counts.iterations).toBe(plannedIterations(executor) ?? counts.iterations);
    }),
  );

  it.each(executors)('over $kind when it is scaled up and down', (executor) =>
    withTarget(async (target) => {
      const scale = (to: number): LoadCommand => ({ kind: 'scale', scenario: null, to });
      const isOpen = 'maxVus' in executor;
      const { counts, result } = await load(planFor(target, executor), target, {}, (running) => {
        target.onRequest(100, () => running.command(scale(isOpen ? 600 : 30)));
        target.onRequest(400, () => running.command(scale(isOpen ? 50 : 3)));
      });
      expect(result.ended).toBe('finished');
      expect(counts.requests).toBe(target.requests);
      expect(counts).toMatchObject({ errors: {}, interruptedIterations: 0, droppedIterations: 0 });
      expect(counts.requests).toBe(2 * counts.iterations);
      if (executor.kind === 'shared-iterations') expect(counts.iterations).toBe(501);
    }),
  );

  it.each(executors)('over $kind when the target dies', (executor) =>
    withTarget(async (target) => {
      const patient = { ...executor, ...('maxDurationMs' in executor && { maxDurationMs: 3_000 }) };
      target.onRequest(150, () => target.die());
      const { counts, result } = await load(planFor(target, patient), target);
      expect(result.ended).toBe('finished');
      expect(counts.requests - counts.unsent).toBe(target.requests);
      expect(counts.unsent).toBeGreaterThan(0);
      expect(Object.keys(counts.errors)).toEqual(['connection']);
      if ('iterations' in executor) expect(made(counts)).toBe(plannedIterations(executor));
    }),
  );
});

describe.concurrent('counted iterations', () => {
  it.each(executors.filter((executor) => 'maxDurationMs' in executor))(
    'that had not begun when their time was over are dropped: $kind',
    (executor) =>
      withTarget(async (target) => {
        const plan = planFor(target, { ...executor, maxDurationMs: 500 });
        const thresholds: readonly Threshold[] = [
          {
            metric: 'dropped_iterations',
            expression: 'count<1',
            abortOnFail: false,
            delayAbortEvalMs: 0,
          },
        ];
        const { counts, intervals, result } = await load({ ...plan, thresholds }, target);
        expect(result.ended).toBe('finished');
        expect(counts.droppedIterations).toBeGreaterThan(300);
        expect(counts.outOfTimeIterations).toBe(counts.droppedIterations);
        expect(made(counts)).toBe(plannedIterations(executor));
        expect(counts.requests).toBe(target.requests);
        expect(intervals.at(-1)?.thresholds).toMatchObject([
          { actual: counts.droppedIterations, passed: false },
        ]);
      }, 30),
  );
});

function made({ iterations, interruptedIterations, droppedIterations }: Counts): number {
  return iterations + interruptedIterations + droppedIterations;
}

describe.concurrent('a load that is paused', () => {
  const endless = executors.filter(({ kind }) => /^constant/.test(kind));

  it.each(endless)('can be stopped: $kind', (executor) =>
    withTarget(async (target) => {
      const plan = planFor(target, lasting(executor));
      const { result, counts } = await loadWithBreak(
        plan,
        target,
        { kind: 'pause' },
        { kind: 'stop' },
      );
      expect(result.ended).toBe('stopped');
      expect(counts.requests).toBe(target.requests);
      expect(result.durationMs).toBeLessThan(30 * second);
    }),
  );

  it('has the users that it was scaled to when it goes on', () =>
    withTarget(async (target) => {
      const plan = planFor(target, { kind: 'constant-vus', vus: 6, durationMs: 4 * second });
      const { intervals } = await loadWithBreak(
        plan,
        target,
        { kind: 'pause' },
        { kind: 'resume' },
        { kind: 'scale', scenario: null, to: 2 },
      );
      const paused = intervals.filter(({ control }) => control === 'paused');
      expect(paused.at(-1)?.activeUsers).toBe(2);
      expect(intervals.at(-2)?.activeUsers).toBe(2);
    }));
});

describe.concurrent('arrival rates', () => {
  it('drop what is due when every user is busy, and count it', () =>
    withTarget(async (target) => {
      const rate: Executor = {
        kind: 'constant-arrival-rate',
        rate: 100,
        durationMs: 2 * second,
        timeUnitMs: second,
        preAllocatedVus: 1,
        maxVus: 5,
      };
      const { counts, intervals } = await load(planFor(target, rate), target);
      expect(counts.iterations + counts.droppedIterations).toBe(200);
      expect(counts.droppedIterations).toBeGreaterThan(20);
      expect(counts.requests).toBe(target.requests);
      expect(target.mostAtOnce).toBe(5);
      expect(Math.max(...intervals.map(({ activeUsers }) => activeUsers))).toBe(5);
    }, 40));

  it('are kept while the target stalls, and its times count from when each was due', () =>
    withTarget(async (target) => {
      target.onRequest(100, () => target.stall(700));
      const { counts } = await load(planFor(target, { ...constantRate, rate: 100 }), target);
      expect(counts).toMatchObject({ iterations: 200, droppedIterations: 0, errors: {} });
      const { lateness, response } = counts.times;
      expect(lateness.count).toBe(200);
      expect(response.max / second).toBeGreaterThan(600);
      expect(target.mostAtOnce).toBeGreaterThan(50);
    }));

  it('go on at their rate with a flow of one user at a time, which never meets itself', () =>
    withTarget(async (target) => {
      const flows = [flowTo(target, '/read'), flowTo(target, '/deploy', 1)];
      const plan = planOf({ ...constantRate, rate: 200 }, flows);
      const { counts } = await load(plan, target, { flows });
      expect(counts).toMatchObject({ iterations: 400, droppedIterations: 0 });
      expect(target.most.get('/deploy')).toBe(1);
      expect(target.most.get('/read')).toBeGreaterThan(1);
      expect(target.asked.get('/deploy')).toBeGreaterThan(1);
    }, 20));

  it('can be scaled to nothing and back', () =>
    withTarget(async (target) => {
      const { counts } = await loadWithBreak(
        planFor(target, { ...constantRate, durationMs: 7 * second }),
        target,
        { kind: 'scale', scenario: 'test', to: 0 },
        { kind: 'scale', scenario: 'test', to: 100 },
      );
      expect(counts.requests).toBe(target.requests);
      expect(counts.iterations).toBeGreaterThan(100);
      expect(counts.iterations).toBeLessThan(800);
    }));
});

describe.concurrent('several scenarios', () => {
  it('begin at their times and are measured apart', () =>
    withTarget(async (target) => {
      const flows = [flowTo(target, '/early'), flowTo(target, '/late')];
      const plan = scenariosOf([
        { name: 'early', mix: [{ flowId: '/early', weight: 1 }] },
        { name: 'late', mix: [{ flowId: '/late', weight: 1 }], startMs: 1_500 },
      ]);
      const { intervals, result } = await load(plan, target, { flows });
      expect(result.durationMs).toBeGreaterThan(2_500);
      const firstSecond = intervals.filter(({ seq }) => seq === 0).flatMap(({ series }) => series);
      expect(firstSecond.some(({ key }) => key.flowId === '/early')).toBe(true);
      expect(firstSecond.some(({ key }) => key.flowId === '/late')).toBe(false);
      for (const name of ['early', 'late']) {
        const own = intervals.flatMap(({ series }) =>
          series.filter(({ key }) => key.scenario === name && key.flowId === null),
        );
        expect(own.reduce((sum, { requests }) => sum + requests, 0)).toBe(
          target.asked.get(`/${name}`),
        );
      }
    }));

  it('never run a flow of one user at a time at once', () =>
    withTarget(async (target) => {
      const flows = [flowTo(target, '/deploy', 1)];
      const mix = [{ flowId: '/deploy', weight: 1 }];
      const plan = scenariosOf([
        { name: 'one', mix },
        { name: 'two', mix },
      ]);
      const { counts } = await load(plan, target, { flows });
      expect(target.mostAtOnce).toBe(1);
      expect(counts.requests).toBe(target.requests);
      expect(counts.requests).toBeGreaterThan(20);
    }));
});

it.concurrent('users who come a few at a time all do their part, however soon the first ones are done', () =>
  withTarget(async (target) => {
    const executor: Executor = {
      kind: 'per-vu-iterations',
      vus: 300,
      iterations: 1,
      maxDurationMs: 30 * second,
    };
    const flows = [flowTo(target, '/once')];
    const { counts } = await load(planOf(executor, flows), target, { flows });
    expect(counts.iterations).toBe(300);
    expect(target.requests).toBe(300);
  }, 0));

it.concurrent('users who are scaled in come on every worker, also on one whose own were done', () =>
  withTarget(async (target) => {
    const executor: Executor = {
      kind: 'per-vu-iterations',
      vus: 1,
      iterations: 60,
      maxDurationMs: 30 * second,
    };
    const { counts } = await load(planFor(target, executor), target, {}, (running) =>
      target.onRequest(40, () => running.command({ kind: 'scale', scenario: null, to: 4 })),
    );
    expect(counts).toMatchObject({ iterations: 4 * 60, droppedIterations: 0 });
    expect(counts.requests).toBe(target.requests);
  }));

it.concurrent('pacing keeps a user’s starts apart, whatever its iterations take', () =>
  withTarget(async (target) => {
    const executor: Executor = {
      kind: 'per-vu-iterations',
      vus: 3,
      iterations: 4,
      maxDurationMs: 30 * second,
    };
    const flows = [flowTo(target, '/paced')];
    const plan = planOf(executor, flows, {}, { pacing: { kind: 'fixed', everyMs: 400 } });
    const { counts, result } = await load(plan, target, { flows });
    expect(counts.iterations).toBe(12);
    expect(result.durationMs).toBeGreaterThan(3 * 400);
    expect(counts.times.lateness.count).toBe(12);
  }));

const constantRate = {
  kind: 'constant-arrival-rate',
  rate: 250,
  durationMs: 2 * second,
  ...arrivals,
} as const;

interface Target {
  readonly origin: string;
  requests: number;
  mostAtOnce: number;
  readonly asked: Map<string, number>;
  /** Most requests for each address that were under way at once. */
  readonly most: Map<string, number>;
  /** Does something when the n-th request comes. */
  onRequest(count: number, act: () => void): void;
  /** Answers nobody for so long. */
  stall(ms: number): void;
  /** Takes no more connections, and hangs up on whoever asks for something. */
  die(): void;
}

async function withTarget(test: (target: Target) => Promise<void>, latencyMs = 10): Promise<void> {
  const acts = new Map<number, () => void>();
  const now = new Map<string, number>();
  let underWay = 0;
  let stalledUntil = 0;
  let dead = false;
  const server: Server = createServer((request, response) => {
    const address = request.url ?? '';
    target.requests += 1;
    acts.get(target.requests)?.();
    if (dead) {
      request.socket.destroy();
      return;
    }
    underWay += 1;
    increase(target.asked, address, 1);
    increase(now, address, 1);
    target.mostAtOnce = Math.max(target.mostAtOnce, underWay);
    target.most.set(address, Math.max(target.most.get(address) ?? 0, now.get(address) ?? 0));
    setTimeout(
      () => {
        underWay -= 1;
        increase(now, address, -1);
        response.end('ok');
      },
      Math.max(latencyMs, stalledUntil - performance.now()),
    );
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const target: Target = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: 0,
    mostAtOnce: 0,
    asked: new Map(),
    most: new Map(),
    onRequest: (count, act) => acts.set(count, act),
    stall: (ms) => {
      stalledUntil = performance.now() + ms;
    },
    die: () => {
      dead = true;
      // The HTTP server's own would cut idle connections on which a request may be on its way.
      NetServer.prototype.close.call(server);
    },
  };
  try {
    await test(target);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Two requests, one after the other. */
function planFor({ origin }: Target, executor: Executor): Plan {
  return planOf(executor, [twoRequests(origin)]);
}

function twoRequests(origin: string): Flow {
  return flowOf([
    exchangeTo(origin, { request: { path: '/one' } }),
    exchangeTo(origin, { request: { path: '/two' } }),
  ]);
}

/** One request; `users` is how many its trial replay held for. */
function flowTo({ origin }: Target, id: string, users = 2): Flow {
  return flowOf([exchangeTo(origin, { request: { path: id } })], {
    id,
    proof: { kind: 'verified', users, compared: 1, repairs: [], at: '' },
  });
}

function scenariosOf(parts: readonly Partial<Scenario>[]): Plan {
  const plan = planOf({ kind: 'constant-vus', vus: 2, durationMs: 1_200 }, []);
  const [scenario] = plan.scenarios;
  if (scenario === undefined) throw new Error('the plan has no scenario');
  return { ...plan, scenarios: parts.map((part) => ({ ...scenario, ...part })) };
}

async function load(
  plan: Plan,
  { origin }: Target,
  options: Partial<RunLoadOptions> = {},
  control: (running: RunningLoad) => void = () => {},
) {
  const intervals: Interval[] = [];
  const running = startLoad({
    plan,
    flows: [twoRequests(origin)],
    credentials: [],
    signal: new AbortController().signal,
    workers: 2,
    onInterval: (interval) => intervals.push(interval),
    onProgress: () => {},
    ...options,
  });
  control(running);
  const result = await running.result;
  const counts = total(intervals);
  expect(result.iterations).toBe(counts.iterations);
  expect(intervals.map(({ seq }) => seq)).toEqual(intervals.map((_, index) => index));
  return { result, intervals, counts };
}

type Counts = Pick<
  SeriesCounts,
  | 'requests'
  | 'unsent'
  | 'errors'
  | 'iterations'
  | 'interruptedIterations'
  | 'droppedIterations'
  | 'outOfTimeIterations'
  | 'times'
>;

/** What the whole run counted. */
function total(intervals: readonly Interval[]): Counts {
  const series = new Series({ scenario: null, flowId: null, stepId: null });
  for (const interval of intervals) {
    for (const counts of interval.series) if (isRun(counts)) series.add(counts);
  }
  return series.toCounts();
}

function isRun({ key }: SeriesCounts): boolean {
  return key.scenario === null && key.flowId === null && key.stepId === null;
}

/**
 * Tells the load to rest once the target was asked 150 times, and to go on when it was asked nothing for a second; in
 * between `meanwhile` is told, if anything. A load that never rests fails it.
 */
async function loadWithBreak(
  plan: Plan,
  target: Target,
  rest: LoadCommand,
  goOn: LoadCommand,
  meanwhile?: LoadCommand,
) {
  const seen: number[] = [];
  let resting = false;
  let tell: (command: LoadCommand) => void = () => {};
  const isQuiet = () => seen.length > 2 && seen.at(-1) === seen.at(-2);
  const onProgress = () => {
    if (!resting) return;
    seen.push(target.requests);
    if (seen.length === 1 && meanwhile !== undefined) tell(meanwhile);
    if (!isQuiet()) return;
    resting = false;
    tell(goOn);
  };
  const loaded = await load(plan, target, { onProgress }, (running) => {
    tell = running.command;
    target.onRequest(150, () => {
      resting = true;
      tell(rest);
    });
  });
  expect(isQuiet()).toBe(true);
  return loaded;
}

function increase(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
