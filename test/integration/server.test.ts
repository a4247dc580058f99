import { afterAll, beforeAll, expect, it } from 'vitest';
import { data, socketClient, take } from './server/client.ts';
import { type CreatedRun, createRun, runUpdates, type Update } from './server/queries.ts';
import { sampleStages } from './server/sample-stages.ts';
import {
  makeDataDir,
  removeDataDir,
  startTestServer,
  type TestServer,
} from './server/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  const stages = sampleStages({ intervals: 5, intervalMs: 50 });
  server = await startTestServer({ stages, dataDir: await makeDataDir() });
});

afterAll(async () => {
  await server.close();
  await removeDataDir(server.dataDir);
});

it('does a run from its creation to its summary, and tells all of it in order', async () => {
  const { createRun: run } = await data<CreatedRun>(server.url, createRun, {
    input: { url: 'http://127.0.0.1:9/' },
  });
  expect(run).toMatchObject({ __typename: 'Run', state: 'QUEUED' });
  const client = socketClient(server.url);
  const updates = await take<Update>(client, runUpdates, { id: run.id });
  await client.dispose();
  console.log(JSON.stringify(updates), server.log.lines);
  const numbered = updates
    .map(({ runUpdates: update }) => update)
    .filter(({ __typename }) => __typename === 'EventUpdate' || __typename === 'IntervalUpdate');
  expect(numbered.map(({ sequence }) => sequence)).toEqual(numbered.map((_, index) => index + 1));
});
