import type { Client } from 'graphql-ws';
import { createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { data, socketClient, take } from './server/client.ts';
import { eventually } from './server/eventually.ts';
import { type CreatedRun, createRun, runState, runUpdates, type Update } from './server/queries.ts';
import { sampleStages } from './server/sample-stages.ts';
import { upTo } from './server/stored.ts';
import {
  makeDataDir,
  removeDataDir,
  startTestServer,
  type TestServer,
} from './server/test-server.ts';

let server: TestServer;
const clients: Client[] = [];

beforeAll(async () => {
  server = await startTestServer({
    stages: sampleStages({ intervals: 60, intervalMs: 25 }),
    dataDir: await makeDataDir(),
    limits: { runsAtOnce: 4, usersInAll: 1000, iterationsPerSecondInAll: 500 },
  });
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});
afterAll(async () => {
  await server.close();
  await removeDataDir(server.dataDir);
});

function client(): Client {
  const made = socketClient(server.url);
  clients.push(made);
  return made;
}

async function begin(start = true): Promise<string> {
  const { createRun: run } = await data<CreatedRun>(server.url, createRun, {
    input: { url: 'http://127.0.0.1:9/', start },
  });
  return run.id;
}

/** The server answers in order: when it answered this, it has taken what was sent before. */
async function heardOut(socket: Client): Promise<void> {
  await take(socket, '{ server { version } }', {});
}

function numbered(updates: readonly Update[]): number[] {
  return updates
    .map(({ runUpdates: update }) => update)
    .filter(({ event, interval }) => event !== undefined || interval !== undefined)
    .map(({ sequence }) => sequence);
}

it('goes on after a connection that broke, with nothing missed and nothing twice', async () => {
  const id = await begin();
  const seen: number[] = [];
  let breaks = 0;
  for (;;) {
    const after = seen.at(-1) ?? 0;
    const sockets: WebSocket[] = [];
    const broken = createClient({
      url: `${server.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(...args: ConstructorParameters<typeof WebSocket>) {
          super(...args);
          sockets.push(this);
        }
      },
      retryAttempts: 0,
    });
    const done = await take<Update>(broken, runUpdates, { id, after }, (update, all) => {
      seen.push(...numbered([update]));
      if (all.length === 15 && breaks < 3) sockets[0]?.terminate();
      return false;
    }).then(
      () => true,
      () => false,
    );
    await broken.dispose();
    if (done) break;
    breaks += 1;
  }
  expect(breaks).toBe(3);
  expect(seen).toEqual(upTo(seen.length));
  expect(seen.length).toBeGreaterThan(60);
});

it('ends when the run is over, for those who come late as well', async () => {
  const id = await begin();
  const live = numbered(await take<Update>(client(), runUpdates, { id }));
  const late = await take<Update>(client(), runUpdates, { id });
  expect(numbered(late)).toEqual(live);
  const kinds = late.map(({ runUpdates: update }) => update.__typename);
  expect(kinds).toContain('FlowsUpdate');
  expect(kinds).toContain('SummaryUpdate');
  const last = late.at(-1)?.runUpdates;
  expect(last?.event?.toState).toBe('COMPLETED');
  expect(numbered(await take<Update>(client(), runUpdates, { id, after: live.length }))).toEqual(
    [],
  );
});

it('resumes from the sequence of a snapshot', async () => {
  const id = await begin();
  const snapshot = await eventually(async () => {
    const { run } = await data<{ run: { sequence: number } }>(server.url, runState, { id });
    return run.sequence > 20 && run;
  });
  const rest = numbered(await take<Update>(client(), runUpdates, { id, after: snapshot.sequence }));
  expect(rest[0]).toBe(snapshot.sequence + 1);
  expect(rest).toEqual(rest.map((_, index) => snapshot.sequence + 1 + index));
});

it('waits for a run that was not started yet', async () => {
  const id = await begin(false);
  const socket = client();
  const watching = take<Update>(socket, runUpdates, { id });
  await heardOut(socket);
  await data(server.url, 'mutation ($id: ID!) { startRun(id: $id) { __typename } }', { id });
  expect(numbered(await watching).length).toBeGreaterThan(60);
});

it('says that there is no such run', async () => {
  await expect(take(client(), runUpdates, { id: 'run_none' })).rejects.toThrow(/NOT_FOUND/);
});

it('tells lists which runs begin, change and go away', async () => {
  const changes: string[] = [];
  const socket = client();
  const watching = take<{ runsChanged: { kind: string; id: string; run: unknown } }>(
    socket,
    'subscription { runsChanged { kind id run { state } } }',
    {},
    ({ runsChanged: { kind, id } }) => {
      changes.push(`${kind} ${id}`);
      return kind === 'DELETED';
    },
  );
  await heardOut(socket);
  const id = await begin();
  await eventually(async () => {
    const { run } = await data<{ run: { state: string } }>(server.url, runState, { id });
    return run.state === 'COMPLETED';
  });
  await data(server.url, 'mutation ($id: ID!) { deleteRun(id: $id) { __typename } }', { id });
  await watching;
  expect(changes[0]).toBe(`CREATED ${id}`);
  expect(changes).toContain(`UPDATED ${id}`);
  expect(changes.at(-1)).toBe(`DELETED ${id}`);
});
