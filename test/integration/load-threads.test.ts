import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { exchangeTo, flowOf, planOf } from '../../packages/engine/src/load/flow.fixture.ts';
import type { RunLoadOptions } from '../../packages/engine/src/load/run-load.ts';
import type { Flow } from '../../packages/engine/src/model/flow.ts';
import type { Executor } from '../../packages/engine/src/model/plan.ts';
import { load } from './loading.ts';

const endless: Executor = {
  kind: 'constant-arrival-rate',
  rate: 200,
  timeUnitMs: 1_000,
  durationMs: 60_000,
  preAllocatedVus: 10,
  maxVus: 500,
};

let server: Server;
/** Started by this thread since the test began. */
let threads: Worker[] = [];
let onRequest = () => {};
const remember = (thread: Worker) => threads.push(thread);

beforeAll(async () => {
  server = createServer((_, response) => {
    response.end('ok');
    onRequest();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  process.on('worker', remember);
});

afterAll(() => {
  process.off('worker', remember);
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  threads = [];
  onRequest = () => {};
});

/** A load of two workers at an arrival rate, which has to be ended. */
async function arrivals(
  options: Partial<RunLoadOptions>,
  parts: Partial<Flow> = {},
): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const flow = flowOf([exchangeTo(`http://127.0.0.1:${port}`)], parts);
  const { result } = await load(planOf(endless, [flow]), [flow], options);
  return result.ended;
}

/** Two workers and the alarm clock at least; a thread that has ended has no number. */
function expectAllEnded(): void {
  expect(threads.length).toBeGreaterThanOrEqual(3);
  expect(threads.filter(({ threadId }) => threadId !== -1)).toEqual([]);
}

it('a load that is stopped leaves no thread behind', async () => {
  const stop = new AbortController();
  onRequest = () => stop.abort();
  expect(await arrivals({ stop: stop.signal })).toBe('stopped');
  expectAllEnded();
});

it('a load that is aborted leaves no thread behind', async () => {
  const abort = new AbortController();
  onRequest = () => abort.abort();
  expect(await arrivals({ signal: abort.signal })).toBe('aborted');
  expectAllEnded();
});

it('a load whose consumer throws leaves no thread behind', async () => {
  const onInterval = () => {
    throw new Error('the disk is full');
  };
  await expect(arrivals({ onInterval })).rejects.toThrow('the disk is full');
  expectAllEnded();
});

it('a load whose worker fails leaves no thread behind', async () => {
  // A bug of ours that only shows when a user begins.
  const generators = [{ variable: 'x', spec: null as never }];
  await expect(arrivals({}, { generators })).rejects.toThrow(/A load worker failed/);
  expectAllEnded();
});

it('a load that loses its alarm clock goes on by timers', async () => {
  const stop = new AbortController();
  let requests = 0;
  onRequest = () => {
    requests += 1;
    const clock = threads.find(({ threadName }) => threadName === 'alarm clock');
    if (requests === 20) void clock?.terminate();
    if (requests === 100) stop.abort();
  };
  expect(await arrivals({ stop: stop.signal })).toBe('stopped');
  expect(requests).toBeGreaterThanOrEqual(100);
  expectAllEnded();
});
