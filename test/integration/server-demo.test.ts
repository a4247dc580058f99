import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningServer, serve } from '../../apps/server/src/serve.ts';
import { data } from './server/client.ts';
import { eventually } from './server/eventually.ts';
import { keptLog } from './server/kept-log.ts';
import { sampleStages } from './server/sample-stages.ts';
import { makeDataDir, removeDataDir } from './server/test-server.ts';

let dataDir: string;
let server: RunningServer | null = null;

beforeAll(async () => {
  dataDir = await makeDataDir();
});
afterAll(async () => {
  await server?.close();
  await removeDataDir(dataDir);
});

async function start() {
  const log = keptLog();
  const stages = sampleStages({ intervals: 2, intervalMs: 10 });
  const options = { port: 0, host: '127.0.0.1', demo: true, dataDir, log, stages };
  server = await serve(options);
  return { url: server.url, log };
}

interface Offered {
  readonly server: { readonly demoUrl: string };
  readonly runs: {
    readonly totalCount: number;
    readonly edges: readonly {
      readonly node: { readonly state: string; readonly config: { readonly url: string } };
    }[];
  };
}

const offered =
  '{ server { demoUrl } runs { totalCount edges { node { state config { url } } } } }';

it('opens the demo shop and runs against it once, at the first start alone', async () => {
  const first = await start();
  const { server: facts, runs } = await data<Offered>(first.url, offered);
  expect(runs).toMatchObject({
    totalCount: 1,
    edges: [{ node: { config: { url: `${facts.demoUrl}/` } } }],
  });
  expect((await fetch(facts.demoUrl)).status).toBe(200);
  await eventually(
    async () => (await data<Offered>(first.url, offered)).runs.edges[0]?.node.state === 'COMPLETED',
  );
  await server?.close();
  await expect(fetch(facts.demoUrl)).rejects.toThrow();

  const second = await start();
  const again = await data<Offered>(second.url, offered);
  expect(again.runs.totalCount).toBe(1);
  expect((await fetch(again.server.demoUrl)).status).toBe(200);
});
