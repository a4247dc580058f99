import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
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

let dataDir: string;
let next: TestServer | null = null;
beforeEach(async () => {
  dataDir = await makeDataDir();
});
afterEach(async () => {
  await next?.close();
  next = null;
  await removeDataDir(dataDir);
});

interface Crashing {
  readonly url: string;
  readonly process: ChildProcess;
}

async function startToCrash(mode = ''): Promise<Crashing> {
  const file = fileURLToPath(new URL('server/crashing-server.ts', import.meta.url));
  const child = spawn(process.execPath, [file, dataDir, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return { url: String(line).trim(), process: child };
}

async function kill({ process: child }: Crashing): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function startAgain(intervals = 3): Promise<TestServer> {
  next = await startTestServer({ dataDir, stages: sampleStages({ intervals, intervalMs: 20 }) });
  return next;
}

async function begin(url: string, until: string, input: object = {}): Promise<string> {
  const { createRun: run } = await data<CreatedRun>(url, createRun, {
    input: { url: 'http://127.0.0.1:9/', ...input },
  });
  await eventually(async () => (await stateOf(url, run.id)) === until);
  return run.id;
}

async function stateOf(url: string, id: string): Promise<string> {
  const { run } = await data<{ run: { state: string } }>(url, runState, { id });
  return run.state;
}

async function allUpdates(url: string, id: string, after = 0) {
  const client = socketClient(url);
  const updates = await take<Update>(client, runUpdates, { id, after });
  await client.dispose();
  return updates
    .map(({ runUpdates: update }) => update)
    .filter(({ event, interval }) => event !== undefined || interval !== undefined);
}

it('ends a run that was loading as interrupted, with every interval that anybody saw', async () => {
  const first = await startToCrash();
  const id = await begin(first.url, 'LOADING');
  const client = socketClient(first.url);
  const seen = await take<Update>(client, runUpdates, { id }, (_update, all) => all.length > 40);
  const lastSeen = seen.at(-1)?.runUpdates.sequence ?? 0;
  await kill(first);
  await client.dispose();

  const { url } = await startAgain();
  expect(await eventually(async () => (await stateOf(url, id)) === 'INTERRUPTED')).toBe(true);
  const missed = await allUpdates(url, id, lastSeen);
  expect(missed.map(({ sequence }) => sequence)).toEqual(
    missed.map((_, index) => lastSeen + 1 + index),
  );
  const all = await allUpdates(url, id);
  expect(all.map(({ sequence }) => sequence)).toEqual(upTo(all.length));
  const intervals = all.filter(({ interval }) => interval !== undefined);
  const { run } = await data<{ run: unknown }>(
    url,
    'query ($id: ID!) { run(id: $id) { endedAt summary { total { requests } } } }',
    { id },
  );
  expect(run).toMatchObject({
    endedAt: expect.any(String),
    summary: { total: { requests: intervals.length * 10 } },
  });
});

it('gives a capacity search the levels that it had decided, and says that it was interrupted', async () => {
  const first = await startToCrash('searches');
  const slo = [{ metric: 'http_req_duration', expression: 'p(95)<500' }];
  const id = await begin(first.url, 'LOADING', { capacity: { slo, unit: 'USERS' } });
  const client = socketClient(first.url);
  const isLevel = ({ runUpdates: { event } }: Update) => event?.kind === 'CAPACITY_LEVEL';
  await take<Update>(client, runUpdates, { id }, (_, all) => all.filter(isLevel).length === 2);
  await client.dispose();
  await kill(first);

  const { url } = await startAgain();
  expect(await eventually(async () => (await stateOf(url, id)) === 'INTERRUPTED')).toBe(true);
  const { run } = await data<{ run: unknown }>(
    url,
    `query ($id: ID!) { run(id: $id) { summary {
      capacity { capacity low high limitedBy conclusion levels { level held } }
    } } }`,
    { id },
  );
  expect(run).toMatchObject({
    summary: {
      capacity: {
        capacity: 10,
        low: 10,
        high: 20,
        limitedBy: 'INTERRUPTED',
        conclusion: expect.stringContaining('was interrupted'),
        levels: [
          { level: 10, held: true },
          { level: 20, held: false },
        ],
      },
    },
  });
});

it('starts a run again that was crawling, and one that waited behind it', async () => {
  const first = await startToCrash('crawls-on');
  const crawling = await begin(first.url, 'CRAWLING');
  const waiting = await begin(first.url, 'QUEUED');
  await kill(first);

  const { url } = await startAgain();
  await eventually(async () => (await stateOf(url, waiting)) === 'COMPLETED');
  const updates = await allUpdates(url, crawling);
  expect(updates.map(({ sequence }) => sequence)).toEqual(upTo(updates.length));
  const states = updates.flatMap(({ event }) => event?.toState ?? []);
  expect(states.slice(0, 4)).toEqual(['QUEUED', 'CRAWLING', 'QUEUED', 'CRAWLING']);
  expect(states.at(-1)).toBe('COMPLETED');
});

it('leaves a run alone that nobody has started', async () => {
  const first = await startToCrash();
  const { createRun: run } = await data<CreatedRun>(first.url, createRun, {
    input: { url: 'http://127.0.0.1:9/', start: false },
  });
  await kill(first);
  const { url } = await startAgain();
  expect(await stateOf(url, run.id)).toBe('QUEUED');
});

it('takes the Postgres over that the killed server left running', async () => {
  const first = await startToCrash();
  await kill(first);
  const left = Number.parseInt(await readFile(`${dataDir}/postgres/postmaster.pid`, 'utf8'), 10);
  process.kill(left, 0);
  await startAgain();
  await eventually(async () => {
    const stat = await readFile(`/proc/${left}/stat`, 'utf8').catch(() => null);
    return stat === null || stat.includes(') Z');
  });
});

it('interrupts a load when it is told to stop, with somebody watching', async () => {
  const server = await startAgain(Number.POSITIVE_INFINITY);
  const id = await begin(server.url, 'LOADING');
  const client = socketClient(server.url);
  const watching = new Promise<void>((resolve) => {
    void take<Update>(client, runUpdates, { id }, () => {
      resolve();
      return false;
    }).catch(() => undefined);
  });
  await watching;
  await server.close();
  await client.dispose();
  const { url } = await startAgain();
  expect(await stateOf(url, id)).toBe('INTERRUPTED');
  const events = (await allUpdates(url, id)).flatMap(({ event }) => event?.toState ?? []);
  expect(events.slice(-2)).toEqual(['SUMMARISING', 'INTERRUPTED']);
});
