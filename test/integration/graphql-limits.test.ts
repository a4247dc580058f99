import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, socketClient } from './server/client.ts';
import { eventually } from './server/eventually.ts';
import { sampleStages } from './server/sample-stages.ts';
import {
  makeDataDir,
  removeDataDir,
  startTestServer,
  type TestServer,
} from './server/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    stages: sampleStages({ intervals: 1, intervalMs: 1 }),
    dataDir: await makeDataDir(),
    limits: { runsAtOnce: 1, usersInAll: 50, iterationsPerSecondInAll: 500 },
  });
});
afterAll(async () => {
  await server.close();
  await removeDataDir(server.dataDir);
});

const allOfMany = `{ runs(first: 100) { edges { node {
  flows { steps { exchanges { id kind method url status } figures { serviceTime { p50 p95 } } } }
} } } }`;

it('refuses a query that could give too much, before it gives anything', async () => {
  const answer = await ask(server.url, allOfMany);
  expect(answer.data).toBeUndefined();
  expect(answer.errors?.[0]).toMatchObject({
    message: expect.stringContaining('Ask for fewer rows'),
    extensions: { code: 'QUERY_TOO_COSTLY' },
  });
});

it('counts the rows that variables ask for', async () => {
  const query = `query ($first: Int) { runs(first: $first) { edges { node { intervals(first: 2000) {
    seq total { requests errors } } } } } }`;
  expect((await ask(server.url, query, { first: 1 })).errors).toBeUndefined();
  expect((await ask(server.url, query, { first: 100 })).errors?.[0]?.extensions).toMatchObject({
    code: 'QUERY_TOO_COSTLY',
  });
});

it('lets the whole of a long load be asked for', async () => {
  const query = `{ run(id: "run_x") { intervals(first: 7200) { seq startedAt activeUsers total {
    requestsPerSecond errors errorsByClass { errorClass count } bytesIn bytesOut
    serviceTime { p50 p90 p95 p99 max mean } responseTime { p50 p90 p95 p99 max mean } } } } }`;
  expect((await ask(server.url, query)).errors).toBeUndefined();
  const each = '{ p50 p90 p95 p99 p999 max mean }';
  const phases = ['blocked', 'connecting', 'tlsHandshaking', 'sending', 'waiting', 'receiving'];
  const hour = `{ run(id: "run_x") { intervals(first: 3600) { seq startedAt activeUsers control
    total { requests requestsPerSecond iterations errors bytesIn bytesOut apdex checksFailed
      serviceTime ${each} responseTime ${each} iterationDuration ${each} lateness ${each}
      phases { ${phases.map((phase) => `${phase} ${each}`).join(' ')} } }
    thresholds { metric expression actual passed }
    generator { cpu sockets memoryBytes workers { cpu users } } } } }`;
  expect((await ask(server.url, hour)).errors).toBeUndefined();
});

it('holds subscriptions to the same limits', async () => {
  const client = socketClient(server.url);
  const subscription = `subscription { runsChanged { run { ${Array.from(
    { length: 100 },
    (_, index) => `f${index}: intervals(first: 7200) { seq }`,
  ).join(' ')} } } }`;
  const errors: unknown[] = [];
  try {
    for await (const result of client.iterate({ query: subscription })) errors.push(result);
  } catch (error) {
    errors.push(error);
  }
  await client.dispose();
  expect(JSON.stringify(errors)).toContain('QUERY_TOO_COSTLY');
});

it('refuses a query of ten thousand words', async () => {
  const answer = await ask(server.url, `{ ${'__typename '.repeat(10_000)} }`);
  expect(answer.errors?.[0]?.message).toContain('more that 5000 tokens');
});

it('answers the whole introspection, which tools ask for', async () => {
  const { getIntrospectionQuery } = await import('graphql');
  const answer = await ask(server.url, getIntrospectionQuery());
  expect(answer.errors).toBeUndefined();
});

it('tells the limit of users in a type of its own', async () => {
  const create = `mutation { createRun(input: { url: "http://127.0.0.1:9/", users: 51 }) {
    __typename ... on LimitError { message limit } } }`;
  expect(await ask(server.url, create)).toEqual({
    data: {
      createRun: {
        __typename: 'LimitError',
        message: expect.stringContaining('at most 50 virtual users'),
        limit: 50,
      },
    },
  });
});

it('lets one socket have so many operations under way, and tells the limit', async () => {
  const client = socketClient(server.url);
  const codes: unknown[] = [];
  const ends = Array.from({ length: 51 }, () =>
    client.subscribe(
      { query: 'subscription { runsChanged { id } }' },
      {
        next: ({ errors }) => codes.push(errors?.[0]?.extensions?.code),
        error: (errors) => codes.push(JSON.stringify(errors)),
        complete: () => undefined,
      },
    ),
  );
  await eventually(async () => codes.length > 0);
  for (const end of ends) end();
  await client.dispose();
  expect(codes).toEqual([expect.stringContaining('TOO_MANY_OPERATIONS')]);
});
