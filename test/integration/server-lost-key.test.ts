import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { data } from './server/client.ts';
import { type CreatedRun, createRun } from './server/queries.ts';
import { sampleStages } from './server/sample-stages.ts';
import {
  makeDataDir,
  removeDataDir,
  startTestServer,
  type TestServer,
} from './server/test-server.ts';

const stages = sampleStages({ intervals: 1, intervalMs: 1 });
let dataDir: string;
let server: TestServer;

beforeAll(async () => {
  dataDir = await makeDataDir();
  server = await startTestServer({ dataDir, stages });
});
afterAll(async () => {
  await server.close();
  await removeDataDir(dataDir);
});

it('says of a run whose login no key opens that it has to be made anew', async () => {
  const { createRun: run } = await data<CreatedRun>(server.url, createRun, {
    input: {
      url: 'http://127.0.0.1:9/',
      credentials: [{ username: 'anna', password: 'secret' }],
      start: false,
    },
  });
  await server.close();
  await rm(join(dataDir, 'secret.key'));
  server = await startTestServer({ dataDir, stages });
  const commands = `mutation ($id: ID!) {
    startRun(id: $id) { __typename ... on UserError { message } }
    repeatRun(id: $id) { __typename ... on InvalidInputError { problems { field } } }
    abortRun(id: $id) { ... on Run { state config { usernames } } }
  }`;
  expect(await data(server.url, commands, { id: run.id })).toEqual({
    startRun: {
      __typename: 'InvalidStateError',
      message: expect.stringContaining('give the login again'),
    },
    repeatRun: { __typename: 'InvalidInputError', problems: [{ field: 'credentials' }] },
    abortRun: { state: 'ABORTED', config: { usernames: ['anna'] } },
  });
});
