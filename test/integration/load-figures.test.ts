import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { exchangeTo, flowOf, planOf } from '../../packages/engine/src/load/flow.fixture.ts';
import type { Executor, Threshold } from '../../packages/engine/src/model/plan.ts';
import { PlanError } from '../../packages/engine/src/plan/plan-error.ts';
import { load } from './loading.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** `answer` gets the number of the request, from 0. */
async function site(
  answer: (request: IncomingMessage, response: ServerResponse, index: number) => void,
): Promise<{ readonly origin: string; readonly requests: () => number }> {
  let requests = 0;
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    request.resume().on('end', () => answer(request, response, requests++));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, requests: () => requests };
}

function threshold(metric: string, expression: string, parts: Partial<Threshold> = {}): Threshold {
  return { metric, expression, abortOnFail: false, delayAbortEvalMs: 0, ...parts };
}

function counted(iterations: number): Executor {
  return { kind: 'shared-iterations', vus: 4, iterations, maxDurationMs: 30_000 };
}

describe('thresholds', () => {
  it('end a load that they fail in, and tell when', async () => {
    const target = await site((_, response, index) => {
      response.statusCode = index < 20 ? 200 : 500;
      setTimeout(() => response.end(), 20);
    });
    const flow = flowOf([exchangeTo(target.origin)]);
    const abort = threshold('http_req_failed', 'rate<0.5', { abortOnFail: true });
    const executor: Executor = { kind: 'constant-vus', vus: 4, durationMs: 60_000 };
    const { result, summary } = await load(planOf(executor, [flow], { thresholds: [abort] }), [
      flow,
    ]);
    expect(result.ended).toBe('threshold');
    expect(result.durationMs).toBeLessThan(20_000);
    expect(summary.verdict).toBe('failed');
    expect(summary.thresholds).toMatchObject([{ passed: false, aborted: true }]);
    expect(summary.thresholds[0]?.failedAtMs).toBeGreaterThanOrEqual(1_000);
  });

  it('look at flows, steps, scenarios and tags, over all threads', async () => {
    const target = await site((_, response) => response.end('<h1>Hello</h1>'));
    const to = exchangeTo(target.origin);
    const buy = flowOf([to, to], { id: 'buy', name: 'Buy' });
    const look = flowOf([to], { id: 'look', name: 'Look' });
    const plan = planOf(counted(30), [buy, look], {
      thresholds: [
        threshold('http_reqs', 'count==80'),
        threshold('http_reqs{flow:Buy}', 'count==40'),
        threshold('http_reqs{flow:Buy,step:Step 2}', 'count==20'),
        threshold('iterations{scenario:night}', 'count==30'),
        threshold('http_reqs{team:late,flow:Look}', 'count==20'),
        threshold('http_reqs{status:5xx}', 'count==0'),
        threshold('http_req_response_time', 'p(99.9)<5000 over 1s'),
        threshold('apdex', 'value>0.1'),
      ],
    });
    const day = plan.scenarios.map((each) => ({ ...each, name: 'day' }));
    const night = plan.scenarios.map((each) => ({
      ...each,
      name: 'night',
      mix: [
        { flowId: 'buy', weight: 1 },
        { flowId: 'look', weight: 2 },
      ],
      tags: { team: 'late' },
    }));
    const both = { ...plan, scenarios: [...day, ...night] };
    const { summary } = await load(both, [buy, look]);
    expect(summary.thresholds.map(({ metric, actual }) => [metric, actual]).slice(0, 6)).toEqual([
      ['http_reqs', 85],
      ['http_reqs{flow:Buy}', 50],
      ['http_reqs{flow:Buy,step:Step 2}', 25],
      ['iterations{scenario:night}', 30],
      ['http_reqs{team:late,flow:Look}', 20],
      ['http_reqs{status:5xx}', 0],
    ]);
    expect(target.requests()).toBe(85);
    expect(summary.scenarios.map(({ name, iterations }) => [name, iterations])).toEqual([
      ['day', 30],
      ['night', 30],
    ]);
  });

  it('that select what is not there are refused before anything is sent', async () => {
    const target = await site((_, response) => response.end());
    const flow = flowOf([exchangeTo(target.origin)]);
    const plan = planOf(counted(5), [flow], {
      thresholds: [threshold('http_req_duration{flow:Chekout}', 'p(95)<500')],
    });
    await expect(load(plan, [flow])).rejects.toThrow(PlanError);
    await expect(load(plan, [flow])).rejects.toThrow(/flow “Chekout”.*there is “A flow”/);
    expect(target.requests()).toBe(0);
  });
});

it('checks count to the one, and the iteration goes on', async () => {
  const target = await site((request, response, index) => {
    const greets = request.url === '/two' || index % 4 === 0;
    response.end(greets ? 'Hello' : 'Bye');
  });
  const flow = flowOf([
    exchangeTo(target.origin, { request: { path: '/one' } }),
    exchangeTo(target.origin, { request: { path: '/two' } }),
  ]);
  const greets = {
    name: 'greets',
    flow: null,
    step: null,
    condition: { kind: 'text', text: 'Hello', present: true },
  } as const;
  const one: Executor = {
    kind: 'shared-iterations',
    vus: 1,
    iterations: 40,
    maxDurationMs: 30_000,
  };
  const { summary } = await load(planOf(one, [flow], { checks: [greets] }), [flow]);
  // Every other request goes to the first step, and every other of those is greeted.
  expect(summary.total.checks).toEqual({ greets: { passed: 60, failed: 20 } });
  expect(summary.total).toMatchObject({ iterations: 40, failedIterations: 0, errors: {} });
  expect(summary.examples[0]).toMatchObject({ check: 'greets', stepId: 's1', body: 'Bye' });
});

it('an example shows what was sent and what came, without secrets', async () => {
  const target = await site((_, response) => {
    response.writeHead(403, { 'Set-Cookie': 'sid=abc; Path=/' });
    response.end('<h1>No</h1>');
  });
  const flow = flowOf([
    exchangeTo(target.origin, {
      request: {
        method: 'POST',
        path: '/login',
        headers: [['authorization', 'Bearer abc']],
        body: {
          kind: 'form',
          fields: [
            ['user', 'anna'],
            ['password', 'hunter2'],
          ],
        },
      },
    }),
  ]);
  const { summary } = await load(planOf(counted(4), [flow]), [flow]);
  const [example] = summary.examples;
  expect(example).toMatchObject({ errorClass: 'status', check: null, body: '<h1>No</h1>' });
  expect(example?.request).toMatch(/^POST \/login HTTP\/1\.1\n/);
  expect(example?.request).toContain('authorization: Bearer ***');
  expect(example?.request).toMatch(/\n\nuser=anna&password=\*\*\*$/);
  expect(example?.head).toMatch(/^HTTP\/1\.1 403 Forbidden\n/);
  expect(example?.head).toContain('sid=***; Path=/');
});

it('the generator tells of itself', async () => {
  const target = await site((_, response) => setTimeout(() => response.end(), 30));
  const flow = flowOf([exchangeTo(target.origin)]);
  const executor: Executor = { kind: 'constant-vus', vus: 6, durationMs: 2_000 };
  const { intervals, summary } = await load(planOf(executor, [flow]), [flow]);
  expect(intervals[1]?.generator).toMatchObject({
    sockets: 6,
    exhausted: 0,
    workers: [
      { users: 3, sockets: 3 },
      { users: 3, sockets: 3 },
    ],
  });
  expect(summary.generator.baselineMs).toBeGreaterThan(0);
  expect(summary.generator.memoryBytes).toBeGreaterThan(1e7);
  const { times } = summary.total;
  expect(times.waiting.p50).toBeGreaterThan(25);
  expect(times.connecting.max).toBeGreaterThan(0);
  expect(times.iteration.p50).toBeGreaterThanOrEqual(times.response.p50 * 0.99);
});
