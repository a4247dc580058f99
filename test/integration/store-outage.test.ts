import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { EmbeddedPostgres } from '../../apps/server/src/store/embedded/embedded-postgres.ts';
import { ask, data, socketClient, take } from './server/client.ts';
import { eventually } from './server/eventually.ts';
import { keptLog } from './server/kept-log.ts';
import { startOutageProxy } from './server/outage-proxy.ts';
import { type CreatedRun, createRun, runState, runUpdates, type Update } from './server/queries.ts';
import { sampleStages } from './server/sample-stages.ts';
import { storedSequence, upTo } from './server/stored.ts';
import { makeDataDir, removeDataDir, startTestServer } from './server/test-server.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function externalPostgres() {
  const dir = await makeDataDir();
  closers.push(() => removeDataDir(dir));
  const { makeDataDir: open } = await import('../../apps/server/src/store/embedded/data-dir.ts');
  await open(dir);
  const postgres = await EmbeddedPostgres.start(dir, keptLog());
  closers.push(() => postgres.stop());
  return postgres;
}

async function serverWith(databaseUrl: string | undefined, intervals: number) {
  const dataDir = await makeDataDir();
  closers.push(() => removeDataDir(dataDir));
  const stages = sampleStages({ intervals, intervalMs: 100 });
  const server = await startTestServer({
    stages,
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

it.each([
  { awayMs: 3_000, intervals: 60 },
  { awayMs: 20_000, intervals: 250 },
])(
  'loses nothing of a run while Postgres is away for $awayMs ms, and says that it is away',
  async ({ awayMs, intervals }) => {
    const postgres = await externalPostgres();
    const proxy = await startOutageProxy(postgres.url);
    closers.push(() => proxy.close());
    const server = await serverWith(proxy.url, intervals);
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
  },
);

it('starts its own Postgres again when that is killed in the middle of a run, and loses nothing', async () => {
  const server = await serverWith(undefined, 30);
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
  const postgres = await externalPostgres();
  const proxy = await startOutageProxy(postgres.url);
  closers.push(() => proxy.close());
  const server = await serverWith(proxy.url, Number.POSITIVE_INFINITY);
  const id = await loadingRun(server.url);
  await proxy.cut();
  await ask(server.url, 'mutation ($id: ID!) { abortRun(id: $id) { __typename } }', { id });
  await proxy.mend();
  await eventually(async () => (await stateOf(server.url, id)) === 'ABORTED');
  const stored = await storedSequence(postgres.url, id);
  expect(stored).toEqual(upTo(stored.length));
});

async function postgresPid(dataDir: string): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(`${dataDir}/postgres/postmaster.pid`, 'utf8');
  return Number.parseInt(text, 10);
}
