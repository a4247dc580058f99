import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatFlowFile } from '../../packages/engine/src/flow/flow-file.ts';
import { exchangeTo, flowOf } from '../../packages/engine/src/load/flow.fixture.ts';
import { createStages } from '../../packages/engine/src/run/real-stages.ts';
import { data } from './server/client.ts';
import { eventually } from './server/eventually.ts';
import { type CreatedRun, createRun } from './server/queries.ts';
import {
  makeDataDir,
  removeDataDir,
  startTestServer,
  type TestServer,
} from './server/test-server.ts';

let target: Server;
let origin: string;
let server: TestServer;

beforeAll(async () => {
  target = createServer((_, response) => response.end('Thanks'));
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(target.address() as AddressInfo).port}`;
  server = await startTestServer({
    stages: createStages({ workers: 1 }),
    dataDir: await makeDataDir(),
  });
});

afterAll(async () => {
  await server.close();
  await removeDataDir(server.dataDir);
  target.close();
});

/** A run of one flow that needs no crawl. */
async function started(input: Record<string, unknown>): Promise<string> {
  const flow = flowOf([exchangeTo(origin, { request: { path: '/thanks' } })]);
  const flowFile = formatFlowFile({
    $schema: 'flows.schema.json',
    version: 1,
    url: origin,
    createdAt: new Date().toISOString(),
    accounts: [],
    flows: [flow],
  });
  const { createRun: run } = await data<CreatedRun>(server.url, createRun, {
    input: { url: origin, flowFile, thinkTime: { kind: 'FIXED', ms: 20 }, ...input },
  });
  expect(run).toMatchObject({ __typename: 'Run' });
  return run.id;
}

async function reaches(id: string, state: string): Promise<void> {
  await eventually(async () => {
    const { run } = await data<{ run: { state: string } }>(server.url, shown, { id });
    return run.state === state;
  }, 30_000);
}

const shown = `query ($id: ID!) { run(id: $id) { state } }`;

const simpleCommand = (name: string) => `mutation ($id: ID!) {
  ${name}(id: $id) { __typename ... on Run { state } ... on UserError { message } ... on InvalidStateError { state } }
}`;

const adjust = `mutation ($id: ID!, $to: Float!, $scenario: String) {
  adjustLoad(id: $id, to: $to, scenario: $scenario) {
    __typename
    ... on InvalidInputError { problems { field message } }
    ... on InvalidStateError { state }
  }
}`;

async function adjusted(id: string, to: number, scenario: string | null) {
  const answer = await data<{ adjustLoad: unknown }>(server.url, adjust, { id, to, scenario });
  return answer.adjustLoad;
}

async function told(name: string, id: string): Promise<unknown> {
  return (await data<Record<string, unknown>>(server.url, simpleCommand(name), { id }))[name];
}

interface Seconds {
  readonly run: {
    readonly intervals: readonly { readonly activeUsers: number; readonly control: string }[];
  };
}

/** Waits for a second of the load that is so. */
async function secondWith(
  id: string,
  isSo: (second: Seconds['run']['intervals'][number]) => boolean,
): Promise<void> {
  const query = 'query ($id: ID!) { run(id: $id) { intervals { activeUsers control } } }';
  await eventually(async () => {
    const { run } = await data<Seconds>(server.url, query, { id });
    return run.intervals.some(isSo);
  });
}

it('a load under way is scaled, paused, resumed and stopped, and all of it is told', async () => {
  const browse = { name: 'browse', executor: { constantVus: { vus: 2, durationMs: 120_000 } } };
  const arrive = {
    name: 'arrive',
    executor: { constantArrivalRate: { rate: 5, durationMs: 120_000, maxVus: 4 } },
  };
  const id = await started({ scenarios: [browse, arrive] });
  await reaches(id, 'LOADING');
  await secondWith(id, ({ activeUsers }) => activeUsers > 0);

  expect(await adjusted(id, 5, 'nonsense')).toMatchObject({
    problems: [{ field: 'scenario', message: expect.stringContaining('“browse”, “arrive”') }],
  });
  expect(await adjusted(id, -1, 'browse')).toMatchObject({ problems: [{ field: 'to' }] });
  expect(await adjusted(id, 5, null)).toMatchObject({
    problems: [{ message: expect.stringContaining('say which scenario') }],
  });
  expect(await adjusted(id, 6, 'browse')).toEqual({ __typename: 'Run' });
  await secondWith(id, ({ activeUsers }) => activeUsers >= 6);
  expect(await told('pauseLoad', id)).toEqual({ __typename: 'Run', state: 'LOADING' });
  await secondWith(id, ({ control }) => control === 'PAUSED');
  expect(await told('resumeLoad', id)).toMatchObject({ __typename: 'Run' });
  expect(await told('stopLoad', id)).toMatchObject({ __typename: 'Run' });
  await reaches(id, 'COMPLETED');

  const over = { __typename: 'InvalidStateError', state: 'COMPLETED' };
  expect(await told('pauseLoad', id)).toMatchObject(over);
  expect(await adjusted(id, 5, null)).toMatchObject(over);
  expect(await told('stopLoad', 'run_none')).toMatchObject({ __typename: 'NotFoundError' });
  const { run } = await data<{
    run: {
      events: { edges: { node: { command: unknown } }[] };
      intervals: { scenarios: unknown[] }[];
      summary: unknown;
    };
  }>(server.url, afterwards, { id });
  const commands = run.events.edges.flatMap(({ node }) => node.command ?? []);
  expect(commands).toEqual([
    { kind: 'SCALE', scenario: 'browse', to: 6 },
    { kind: 'PAUSE', scenario: null, to: null },
    { kind: 'RESUME', scenario: null, to: null },
    { kind: 'STOP', scenario: null, to: null },
  ]);
  const scenarios = [{ scenario: 'browse' }, { scenario: 'arrive' }];
  expect(run.intervals.map((each) => each.scenarios)).toContainEqual(scenarios);
  expect(run.summary).toMatchObject({
    verdict: 'PASSED',
    scenarios,
    total: {
      phases: { waiting: { p999: expect.any(Number) } },
      iterationDuration: { p50: expect.any(Number) },
      lateness: { max: expect.any(Number) },
    },
  });
}, 60_000);

const afterwards = `query ($id: ID!) { run(id: $id) {
  events(first: 200) { edges { node { kind message command { kind scenario to } } } }
  intervals { scenarios { scenario } }
  summary {
    verdict scenarios { scenario name requests }
    total { phases { waiting { p999 } } iterationDuration { p50 } lateness { max } }
  }
} }`;

it('a threshold that ends the load says when, in the seconds, the events and the summary', async () => {
  const id = await started({
    users: 2,
    durationMs: 60_000,
    thresholds: [{ metric: 'checks', expression: 'rate>0.9', abortOnFail: true }],
    checks: [{ name: 'says sorry', condition: { text: { text: 'Sorry' } } }],
  });
  await reaches(id, 'COMPLETED');
  const { run } = await data<{
    run: {
      intervals: { thresholds: unknown[] }[];
      events: { edges: { node: { kind: string } }[] };
      summary: { examples: unknown[] };
    };
  }>(server.url, judged, { id });
  const failed = { metric: 'checks', passed: false, failedAtMs: expect.any(Number) };
  expect(run.summary).toMatchObject({
    verdict: 'FAILED',
    thresholds: [{ ...failed, aborted: true }],
    total: { checks: [{ name: 'says sorry', passed: 0 }] },
  });
  expect(run.summary.examples[0]).toMatchObject({
    check: 'says sorry',
    request: expect.stringContaining('GET /thanks'),
  });
  expect(run.intervals.at(-1)?.thresholds).toMatchObject([failed]);
  expect(run.events.edges.map(({ node }) => node)).toContainEqual({
    kind: 'THRESHOLD_FAILED',
    message: expect.stringContaining('That ends the load.'),
    threshold: { metric: 'checks', aborted: true },
  });
}, 60_000);

const judged = `query ($id: ID!) { run(id: $id) {
  intervals { thresholds { metric passed failedAtMs } }
  events(first: 200) { edges { node { kind message threshold { metric aborted } } } }
  summary {
    verdict
    thresholds { metric passed failedAtMs aborted }
    total { checks { name passed failed } }
    examples { check request head }
  }
} }`;

it('a capacity search gives its levels as they come, and its curve', async () => {
  const id = await started({
    thinkTime: { kind: 'NONE' },
    capacity: {
      slo: [{ metric: 'http_req_failed', expression: 'rate<0.5' }],
      from: 1,
      to: 2,
      levelMs: 1_000,
    },
  });
  await reaches(id, 'COMPLETED');
  const { run } = await data<{
    run: {
      events: { edges: { node: { capacityLevel: unknown } }[] };
      summary: { capacity: { levels: unknown[] } };
    };
  }>(server.url, searched, { id });
  expect(run.summary.capacity).toMatchObject({
    unit: 'USERS',
    capacity: 2,
    limitedBy: 'CEILING',
    high: null,
  });
  const levels = run.events.edges.flatMap(({ node }) => node.capacityLevel ?? []);
  expect(levels.length).toBeGreaterThan(0);
  expect(levels).toEqual(run.summary.capacity.levels);
}, 90_000);

const searched = `query ($id: ID!) { run(id: $id) {
  events(first: 200) { edges { node { capacityLevel { ...level } } } }
  summary { capacity { unit capacity low high limitedBy conclusion levels { ...level } } }
} }
fragment level on CapacityLevel {
  level held certainty requestsPerSecond responseTime { p95 } results { metric actual passed }
}`;
