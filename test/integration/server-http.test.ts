import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { serve } from '../../apps/server/src/serve.ts';
import { keptLog } from './server/kept-log.ts';
import { sampleStages } from './server/sample-stages.ts';
import { embeddedUrl } from './server/stored.ts';
import {
  makeDataDir,
  removeDataDir,
  startTestServer,
  type TestServer,
} from './server/test-server.ts';

let server: TestServer;
const stages = sampleStages({ intervals: 2, intervalMs: 10 });

beforeAll(async () => {
  server = await startTestServer({ stages, dataDir: await makeDataDir() });
});
afterAll(async () => {
  await server.close();
  await removeDataDir(server.dataDir);
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** As fetch, which lets nobody set Host. */
function send(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const sent = request(`${server.url}${path}`, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const query = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: '{ __typename }' }),
};

describe('the guard', () => {
  it('turns away a name that somebody pointed at this machine', async () => {
    const answer = await send('/graphql', {
      ...query,
      headers: { ...query.headers, host: `evil.example:${server.port}` },
    });
    expect(answer).toMatchObject({ status: 403, body: expect.stringContaining('evil.example') });
  });

  it('turns away requests that pages of other sites make', async () => {
    const headers = { ...query.headers, origin: 'https://evil.example' };
    expect((await send('/graphql', { ...query, headers })).status).toBe(403);
    expect((await send('/graphql', query)).status).toBe(200);
    const origin = `http://127.0.0.1:${server.port}`;
    expect((await send('/graphql', { ...query, headers: { ...headers, origin } })).status).toBe(
      200,
    );
  });

  it('turns away sockets that pages of other sites open', async () => {
    const socket = new WebSocket(`${server.url}/graphql`.replace('http', 'ws'), {
      origin: 'https://evil.example',
    });
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('open', () => resolve('open'));
      socket.on('error', () => undefined);
    });
    expect(status).toBe(403);
  });

  it('lets no other site read anything', async () => {
    const answer = await send('/graphql', query);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('refuses a body that is too large', async () => {
    const body = JSON.stringify({
      query: '{ __typename }',
      variables: { x: 'x'.repeat(17_000_000) },
    });
    expect((await send('/graphql', { ...query, body })).status).toBe(413);
  });

  it('changes nothing for a GET', async () => {
    const mutation = encodeURIComponent('mutation { deleteRun(id: "run_x") { __typename } }');
    const answer = await send(`/graphql?query=${mutation}`, {
      headers: { accept: 'application/json' },
    });
    expect(answer.status).toBe(405);
  });
});

describe('pages', () => {
  it('says that it is well, and how the database is', async () => {
    const answer = await send('/healthz');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({
      status: 'ok',
      database: { reachable: true, message: null },
    });
  });

  it('gives GraphiQL as one page that names no other origin to load from', async () => {
    const answer = await send('/graphiql', { headers: { 'accept-encoding': 'identity' } });
    expect(answer.status).toBe(200);
    expect(answer.body).not.toMatch(/<(script|link|img)[^>]+(src|href)="?https?:/);
    expect(answer.headers['content-security-policy']).toContain("connect-src 'self'");
    const again = await send('/graphiql', {
      headers: { 'if-none-match': String(answer.headers.etag) },
    });
    expect(again.status).toBe(304);
  });

  it('does not look outside of the dashboard’s folder', async () => {
    for (const path of ['/../package.json', '/..%2f..%2fpackage.json', '/%00.js', '/%zz.js']) {
      const answer = await send(path);
      expect(answer.body).not.toContain('@flowload');
    }
  });

  it('answers only GET and HEAD', async () => {
    const answer = await send('/', { method: 'DELETE' });
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  });
});

it('says what to do when the port is in use', async () => {
  const dataDir = await makeDataDir();
  const starting = serve({
    port: server.port,
    host: '127.0.0.1',
    demo: false,
    dataDir,
    stages,
    log: keptLog(),
  });
  await expect(starting).rejects.toThrow(`Port ${server.port} is in use`);
  await expect(starting).rejects.toMatchObject({ name: 'StartupError' });
  await removeDataDir(dataDir);
});

it('says what to do when the database can’t be reached, and leaves nothing running', async () => {
  const dataDir = await makeDataDir();
  const options = { port: 0, host: '127.0.0.1', demo: false, dataDir, stages, log: keptLog() };
  const url = new URL(await embeddedUrl(server.dataDir));
  url.password = 'wrong';
  await expect(serve({ ...options, databaseUrl: url.href })).rejects.toThrow(/password is wrong/);
  await expect(serve({ ...options, databaseUrl: 'nonsense' })).rejects.toThrow(/no address/);
  await removeDataDir(dataDir);
});

it('says what to do when another server works with the database', async () => {
  const dataDir = await makeDataDir();
  const options = { port: 0, host: '127.0.0.1', demo: false, stages, log: keptLog() };
  await expect(
    serve({ ...options, dataDir, databaseUrl: await embeddedUrl(server.dataDir) }),
  ).rejects.toThrow(/Another FlowLoad server works with this database/);
  await expect(serve({ ...options, dataDir: server.dataDir })).rejects.toThrow(
    /Another FlowLoad server \(process \d+\) works with/,
  );
  await removeDataDir(dataDir);
});
