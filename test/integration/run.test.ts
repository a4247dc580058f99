import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { exchangeTo, extractorOf, flowOf } from '../../packages/engine/src/load/flow.fixture.ts';
import type { Flow } from '../../packages/engine/src/model/flow.ts';
import type { Interval } from '../../packages/engine/src/model/metrics.ts';
import type { RunEvent, RunState } from '../../packages/engine/src/model/run.ts';
import type { RunConfigInput } from '../../packages/engine/src/model/run-config-input.ts';
import { startRun } from '../../packages/engine/src/run/execute-run.ts';
import { createStages } from '../../packages/engine/src/run/real-stages.ts';
import { parseRunConfig } from '../../packages/engine/src/run/run-config.ts';

/** A counter behind a one-time token: each GET mints one, each POST with it counts once. */
class Counter {
  readonly #server: Server;
  readonly #tokens = new Set<string>();
  #port = 0;
  counted = 0;
  refused = 0;

  private constructor() {
    this.#server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html');
      if (request.method === 'GET') {
        const token = crypto.randomUUID();
        this.#tokens.add(token);
        response.end(`<h1>Count</h1><form><input name="token" value="${token}"></form>`);
        return;
      }
      const token = new URL(request.url ?? '', this.origin).searchParams.get('token') ?? '';
      const isFresh = this.#tokens.delete(token);
      if (isFresh) this.counted += 1;
      else this.refused += 1;
      response.end(isFresh ? '<h1>Counted</h1>' : '<h1>Token used</h1>');
    });
  }

  static async start(): Promise<Counter> {
    const counter = new Counter();
    await new Promise<void>((resolve) => counter.#server.listen(0, '127.0.0.1', resolve));
    counter.#port = (counter.#server.address() as AddressInfo).port;
    open.push(counter);
    return counter;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Counts once, as often as the flow runs. */
  flow(parts: Partial<Flow> = {}): Flow {
    const { origin } = this;
    return flowOf(
      [
        exchangeTo(origin, {
          expect: { landmarks: ['Count'] },
          extractors: [
            extractorOf('token', {
              kind: 'form-field',
              name: 'token',
              form: null,
              occurrence: 0,
            }),
          ],
        }),
        exchangeTo(origin, {
          request: { method: 'POST', path: '/count', query: [['token', '${token}']] },
          expect: { landmarks: ['Counted'] },
        }),
      ],
      { id: 'count', name: 'Count', effect: 'write', ...parts },
    );
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

const open: Counter[] = [];
afterEach(() => {
  for (const counter of open.splice(0)) counter.stop();
});

/** Runs given flows by the real stages. */
function run(counter: Counter, flows: readonly Flow[], input: RunConfigInput) {
  const events: RunEvent[] = [];
  const intervals: Interval[] = [];
  const abort = new AbortController();
  let onState = (_: RunState): void => undefined;
  const { outcome, command } = startRun({
    config: parseRunConfig({
      url: counter.origin,
      flows,
      thinkTime: { kind: 'none' },
      ...input,
    }),
    stages: createStages({ workers: 2 }),
    signal: abort.signal,
    outputs: {
      event(event) {
        events.push(event);
        if (event.body.kind === 'state') onState(event.body.to);
      },
      progress: () => undefined,
      graph: () => undefined,
      flows: () => undefined,
      interval: (interval) => intervals.push(interval),
      summary: () => undefined,
    },
  });
  const reaches = (state: RunState) =>
    new Promise<void>((resolve) => {
      onState = (entered) => {
        if (entered === state) resolve();
      };
    });
  /** Resolves when so many seconds more have been measured. */
  const seconds = async (count: number) => {
    const until = intervals.length + count;
    while (intervals.length < until) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return { events, intervals, abort, outcome, command, reaches, seconds };
}

describe('a run of given flows', () => {
  test('proves them, loads exactly so many iterations, and passes', async () => {
    const counter = await Counter.start();
    const { outcome, events, intervals } = run(counter, [counter.flow()], {
      users: 8,
      iterations: 40,
    });
    const { state, summary, flows } = await outcome;

    expect(state).toBe('completed');
    expect(summary).toMatchObject({ verdict: 'passed', total: { iterations: 40, requests: 80 } });
    // Two more by the trial replay, which a flow without a proof needs.
    expect(counter).toMatchObject({ counted: 42, refused: 0 });
    expect(flows[0]?.proof.kind).toBe('verified');
    expect(intervals.map(({ seq }) => seq)).toEqual(intervals.map((_, index) => index));
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index));
  });

  test('does not replay what writes while its proof holds', async () => {
    const counter = await Counter.start();
    const first = await run(counter, [counter.flow()], { users: 1, iterations: 1 }).outcome;
    const before = counter.counted;
    await run(counter, first.flows, { users: 8, iterations: 40 }).outcome;
    expect(counter.counted - before).toBe(40);
  });

  test('keeps what does not do its work out of the load', async () => {
    const counter = await Counter.start();
    const broken = counter.flow({ id: 'broken', name: 'Broken' });
    const [look, post] = broken.steps;
    if (look === undefined || post === undefined) throw new Error('The flow has two steps.');
    const stale = { ...broken, steps: [{ ...look, exchanges: [] }, staleToken(post)] };
    const { outcome } = run(counter, [counter.flow(), stale], { users: 2, iterations: 10 });
    const { summary, flows } = await outcome;
    expect(flows.map(({ proof }) => proof.kind)).toEqual(['verified', 'failed']);
    expect(summary?.flows.map(({ name }) => name)).toEqual(['Count']);
    expect(summary?.verdict).toBe('passed');
  });

  test('fails when nothing can be proven, with the reason', async () => {
    const counter = await Counter.start();
    const [look, post] = counter.flow().steps;
    if (look === undefined || post === undefined) throw new Error('The flow has two steps.');
    const stale = counter.flow({ steps: [{ ...look, exchanges: [] }, staleToken(post)] });
    const { failure, summary } = await run(counter, [stale], { users: 1, iterations: 1 }).outcome;
    expect(failure?.code).toBe('nothing-verified');
    expect(failure?.message).toMatch(/^No flow could be proven.*\n {2}Count: /);
    expect(summary).toBeNull();
  });
});

describe('a load that is steered', () => {
  test('has as many users as it was told, pauses, and ends gently with a verdict', async () => {
    const counter = await Counter.start();
    const { outcome, command, reaches, seconds, intervals, events } = run(
      counter,
      [counter.flow()],
      { users: 2, durationMs: 600_000, rampUpMs: 0 },
    );
    await reaches('loading');
    await seconds(2);
    const scale = { kind: 'scale', scenario: null, to: 7 } as const;
    expect(command(scale)).toEqual({ kind: 'taken' });
    expect(command({ ...scale, scenario: 'x' })).toMatchObject({ reason: 'unknown-scenario' });
    await seconds(2);
    expect(intervals.at(-1)?.activeUsers).toBe(7);
    command({ kind: 'pause' });
    await seconds(3);
    const idle = intervals.at(-1);
    expect(idle?.control).toBe('paused');
    expect(idle === undefined ? -1 : requestsOf(idle)).toBe(0);
    command({ kind: 'resume' });
    await seconds(2);
    command({ kind: 'stop' });
    const { state, summary } = await outcome;

    expect(state).toBe('completed');
    expect(summary).toMatchObject({ verdict: 'passed', peakUsers: 7, capacity: null });
    expect(summary?.total.interruptedIterations).toBe(0);
    // Two more by the trial replay.
    expect(counter.counted).toBe((summary?.total.iterations ?? 0) + 2);
    const told = events.flatMap(({ body }) => (body.kind === 'control' ? [body.command.kind] : []));
    expect(told).toEqual(['scale', 'pause', 'resume', 'stop']);
  });

  test('is ended by a threshold that asks for it, and has failed then', async () => {
    const counter = await Counter.start();
    const { outcome, reaches, seconds, events } = run(counter, [counter.flow()], {
      users: 2,
      durationMs: 600_000,
      rampUpMs: 0,
      thresholds: [
        {
          metric: 'http_reqs',
          expression: 'count<100',
          abortOnFail: true,
          delayAbortEvalMs: 1_000,
        },
      ],
    });
    await reaches('loading');
    await seconds(1);
    const { state, summary } = await outcome;

    expect(state).toBe('completed');
    expect(summary?.verdict).toBe('failed');
    expect(summary?.durationMs).toBeLessThan(60_000);
    const failed = events.flatMap(({ body }) =>
      body.kind === 'threshold-failed' ? [body.result] : [],
    );
    expect(failed).toEqual([expect.objectContaining({ metric: 'http_reqs', aborted: true })]);
  });

  test('loads the flows of each scenario and lists no others', async () => {
    const counter = await Counter.start();
    const other = counter.flow({ id: 'other', name: 'Other' });
    const { outcome } = run(counter, [counter.flow(), other], {
      scenarios: [
        {
          name: 'a few',
          flows: [{ flow: 'Count' }],
          executor: { kind: 'per-vu-iterations', vus: 2, iterations: 5 },
        },
        {
          name: 'later',
          flows: [{ flow: 'count' }],
          startMs: 500,
          executor: { kind: 'constant-arrival-rate', rate: 20, durationMs: 1_000, maxVus: 5 },
        },
      ],
    });
    const { summary } = await outcome;
    expect(summary?.flows.map(({ name }) => name)).toEqual(['Count']);
    expect(summary?.scenarios.map(({ name, iterations }) => [name, iterations])).toEqual([
      ['a few', 10],
      ['later', 20],
    ]);
  });
});

describe('a load that does not go its way', () => {
  test('is over soon after an abort, and summarised', async () => {
    const counter = await Counter.start();
    const { outcome, abort, reaches, seconds, intervals } = run(counter, [counter.flow()], {
      users: 4,
      durationMs: 60_000,
      rampUpMs: 0,
    });
    await reaches('loading');
    await seconds(2);
    const abortedAt = Date.now();
    abort.abort();
    const { state, summary } = await outcome;
    expect(Date.now() - abortedAt).toBeLessThan(15_000);
    expect(state).toBe('aborted');
    expect(summary?.total.requests).toBe(
      intervals.reduce((sum, interval) => sum + requestsOf(interval), 0),
    );
  });

  test('fails when the target dies and does not come back, with a summary', async () => {
    const counter = await Counter.start();
    const { outcome, reaches, seconds } = run(counter, [counter.flow()], {
      users: 4,
      durationMs: 7_000,
      rampUpMs: 0,
    });
    await reaches('loading');
    await seconds(2);
    counter.stop();
    const { state, failure, summary } = await outcome;
    expect(state).toBe('failed');
    expect(failure?.code).toBe('target-died');
    expect(failure?.message).toMatch(/stopped answering \d s into the load/);
    expect(summary?.verdict).toBe('failed');
    expect(summary?.total.errors.connection).toBeGreaterThan(0);
    expect(summary?.durationMs).toBeGreaterThan(6_900);
  });

  test('says that a target can not be reached at all', async () => {
    const counter = await Counter.start();
    const flow = counter.flow({ effect: 'read' });
    const { origin } = counter;
    counter.stop();
    const { outcome } = run(counter, [flow], { url: origin, users: 1, iterations: 1 });
    expect((await outcome).failure?.code).toBe('target-unreachable');
  });
});

function staleToken(step: Flow['steps'][number]): Flow['steps'][number] {
  return {
    ...step,
    exchanges: step.exchanges.map((exchange) => ({
      ...exchange,
      request: { ...exchange.request, query: [['token', 'used']] },
    })),
  };
}

function requestsOf({ series }: Interval): number {
  return series.find(({ key }) => key.flowId === null)?.requests ?? 0;
}
