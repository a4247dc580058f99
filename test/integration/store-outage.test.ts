import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseUnreachableError } from '@flowload/schema';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../apps/server/src/store/database.ts';
import { makeDataDir as openDataDir } from '../../apps/server/src/store/embedded/data-dir.ts';
import { EmbeddedPostgres } from '../../apps/server/src/store/embedded/embedded-postgres.ts';
import { ask, data, socketClient, take } from './server/client.ts';
import { eventually } from './server/eventually.ts';
import { keptLog } from './server/kept-log.ts';
import { type OutageProxy, startOutageProxy } from './server/outage-proxy.ts';
import { type CreatedRun, createRun, runState, runUpdates, type Update } from './server/queries.ts';
import { sampleStages } from './server/sample-stages.ts';
import { storedSequence, upTo } from './server/stored.ts';
import { makeDataDir, removeDataDir, startTestServer } from './server/test-server.ts';

let postgresDir: string;
let postgres: EmbeddedPostgres;
let proxy: OutageProxy;
const closers: (() => Promise<unknown>)[] = [];

/** Somebody else's Postgres, which has nothing to do with the folders of the servers that use it. */
beforeAll(async () => {
  postgresDir = await makeDataDir();
  await openDataDir(postgresDir);
  postgres = await EmbeddedPostgres.start(postgresDir, keptLog());
});
beforeEach(async () => {
  proxy = await startOutageProxy(postgres.url);
  closers.push(() => proxy.close());
});
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});
afterAll(async () => {
  await postgres?.stop();
  await removeDataDir(postgresDir);
});

async function serverWith(
  databaseUrl: string | undefined,
  load: { readonly intervals: number; readonly intervalMs: number },
) {
  const dataDir = await makeDataDir();
  closers.push(() => removeDataDir(dataDir));
  const server = await startTestServer({
    stages: sampleStages(load),
    dataDir,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  });
  closers.push(() => server.close());
  return server;
}

async function loadingRun(url: string): Promise<string> {
  const { createRun: run } = await data<CreatedRun>(url, createRun, {
    input: { url: 'http://127.0.0.1:9/' },
  });
  await eventually(async () => (await stateOf(url, run.id)) === 'LOADING');
  return run.id;
}

async function stateOf(url: string, id: string): Promise<string> {
  const { run } = await data<{ run: { state: string } }>(url, runState, { id });
  return run.state;
}

it('loses nothing of a run while Postgres is away, and says that it is away', async () => {
  const awayMs = 3_000;
  // More come while it is away than are stored in one batch, and than are kept for those who watch.
  const intervals = 500;
  const server = await serverWith(proxy.url, { intervals, intervalMs: 8 });
  const id = await loadingRun(server.url);
  const client = socketClient(server.url);
  closers.push(async () => client.dispose());
  const watching = take<Update>(client, runUpdates, { id });

  await proxy.cut();
  await sleep(awayMs / 2);
  const away = await ask(server.url, '{ server { database { reachable embedded message } } }');
  expect(away.data).toEqual({
    server: {
      database: {
        reachable: false,
        embedded: false,
        message: expect.stringContaining('stored when it is back'),
      },
    },
  });
  const list = await ask(server.url, '{ runs { totalCount } }');
  expect(list.errors?.[0]).toMatchObject({
    message: expect.stringContaining('database does not answer'),
    extensions: { code: 'DATABASE_UNREACHABLE' },
  });
  expect(await stateOf(server.url, id)).toBe('LOADING');
  await sleep(awayMs / 2);
  await proxy.mend();

  const seen = (await watching)
    .map(({ runUpdates: update }) => update)
    .filter(({ __typename }) => __typename === 'EventUpdate' || __typename === 'IntervalUpdate');
  expect(await stateOf(server.url, id)).toBe('COMPLETED');
  const stored = await storedSequence(postgres.url, id);
  expect(stored).toEqual(upTo(stored.length));
  expect(seen.map(({ sequence }) => sequence)).toEqual(stored);
  expect(seen.filter(({ interval }) => interval !== undefined)).toHaveLength(intervals);
});

it('starts its own Postgres again when that is killed in the middle of a run, and loses nothing', async () => {
  const server = await serverWith(undefined, { intervals: 30, intervalMs: 100 });
  const id = await loadingRun(server.url);
  const killed = await postgresPid(server.dataDir);
  process.kill(killed, 'SIGKILL');
  const client = socketClient(server.url);
  closers.push(async () => client.dispose());
  const seen = await take<Update>(client, runUpdates, { id });
  const intervals = seen.filter(({ runUpdates: update }) => update.interval !== undefined);
  expect(intervals).toHaveLength(30);
  expect(await stateOf(server.url, id)).toBe('COMPLETED');
  expect(await postgresPid(server.dataDir)).not.toBe(killed);
});

it('aborts a run at once while Postgres is away', async () => {
  const server = await serverWith(proxy.url, {
    intervals: Number.POSITIVE_INFINITY,
    intervalMs: 100,
  });
  const id = await loadingRun(server.url);
  await proxy.cut();
  await ask(server.url, 'mutation ($id: ID!) { abortRun(id: $id) { __typename } }', { id });
  await proxy.mend();
  await eventually(async () => (await stateOf(server.url, id)) === 'ABORTED');
  const stored = await storedSequence(postgres.url, id);
  expect(stored).toEqual(upTo(stored.length));
});

it('has all ten connections again after ten outages in the middle of transactions', async () => {
  const database = await openDatabase(proxy.url, keptLog());
  for (let outages = 0; outages < 10; outages += 1) {
    const broken = database.transact(async (em) => {
      await proxy.cut();
      await em.execute('select 1');
    });
    await expect(broken).rejects.toThrow(DatabaseUnreachableError);
    await proxy.mend();
  }
  expect(await database.transact((em) => em.execute('select 1 as one'))).toEqual([{ one: 1 }]);
  await database.close();
});

async function postgresPid(dataDir: string): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(`${dataDir}/postgres/postmaster.pid`, 'utf8');
  return Number.parseInt(text, 10);
}
