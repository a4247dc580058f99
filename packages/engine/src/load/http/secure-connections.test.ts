import { createSecureServer, type ServerHttp2Stream } from 'node:http2';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ask } from './ask.fixture.ts';
import type { HttpClientFactory } from './http-client.ts';
import { httpClients, undiciClients } from './http-clients.ts';
import { network } from './network.fixture.ts';
import { selfSigned } from './self-signed.fixture.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0).toReversed()) close();
});
/** Headers of every request here. */
const headers = ['x-asked', 'yes'];

function askerOf(clients: HttpClientFactory, origin: string) {
  const client = clients.open(origin, 'at-once');
  closers.push(() => client.close());
  return () => ask(client, origin, { headers });
}

async function portOf(server: ReturnType<typeof createServer>, host: string): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  closers.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

const clientsBy: [string, typeof httpClients][] = [
  ['undici', undiciClients],
  ['lean', httpClients],
];

describe.each(clientsBy)('TLS by the %s client', (_, clients) => {
  const serve = (host: string) =>
    portOf(
      createServer(selfSigned, (_, response) => response.end('hello')),
      host,
    );

  it.each([
    ['127.0.0.1', 'https://127.0.0.1'],
    ['127.0.0.1', 'https://localhost'],
    ['::1', 'https://[::1]'],
  ])('at %s as %s: the handshake is timed once', async (host, base) => {
    const origin = `${base}:${await serve(host)}`;
    const asker = askerOf(
      clients({ network: network({ insecure: true }), timeoutMs: 2_000 }),
      origin,
    );
    const first = await asker();
    const second = await asker();
    expect(first).toMatchObject({ failure: null, status: 200 });
    expect(String(first.body)).toBe('hello');
    expect(first.connectMs).toBeGreaterThan(0);
    expect(first.tlsMs).toBeGreaterThan(0);
    expect(second).toMatchObject({ connectMs: -1, tlsMs: -1, status: 200 });
    // Neither is part of the time from the send.
    expect(first.endedAt - first.sentAt).toBeLessThan(first.connectMs + first.tlsMs + 1_000);
  });

  it('a certificate that nobody signed is refused, with a way out', async () => {
    const origin = `https://127.0.0.1:${await serve('127.0.0.1')}`;
    const outcome = await askerOf(clients({ network: network(), timeoutMs: 2_000 }), origin)();
    expect(outcome).toMatchObject({ timesSent: 0, failure: { errorClass: 'connection' } });
    expect(outcome.failure?.message).toMatch(/can’t be trusted.*allow insecure/);
  });

  it('an authority of one’s own is trusted beside the usual ones', async () => {
    const origin = `https://localhost:${await serve('127.0.0.1')}`;
    const trusting = clients({ network: network({ ca: selfSigned.cert }), timeoutMs: 2_000 });
    expect(await askerOf(trusting, origin)()).toMatchObject({ failure: null, status: 200 });
  });
});

it('users of a thread take up one another’s TLS sessions', async () => {
  const resumed: boolean[] = [];
  const server = createServer(selfSigned, (_, response) => response.end('hello'));
  server.on('secureConnection', (socket) => resumed.push(socket.isSessionReused()));
  const origin = `https://127.0.0.1:${await portOf(server, '127.0.0.1')}`;
  const clients = httpClients({ network: network({ insecure: true }), timeoutMs: 2_000 });
  const blockedMs: number[] = [];
  for (let user = 0; user < 3; user++) {
    blockedMs.push((await askerOf(clients, origin)()).blockedMs);
  }
  // The first of all may be that which only asked what the server speaks.
  expect(resumed.slice(-3)).toEqual([false, true, true]);
  // And the first user has waited for it.
  expect(blockedMs[0]).toBeGreaterThan(0);
  expect(blockedMs.slice(1)).toEqual([0, 0]);
});

it('tells the server which name it is asked by, and none for an address', async () => {
  const names: (string | false | null)[] = [];
  const server = createServer(selfSigned, (_, response) => response.end('hello'));
  server.on('secureConnection', (socket) => names.push(socket.servername ?? null));
  const port = await portOf(server, '127.0.0.1');
  const clients = httpClients({ network: network({ insecure: true }), timeoutMs: 2_000 });
  await askerOf(clients, `https://localhost:${port}`)();
  await askerOf(clients, `https://127.0.0.1:${port}`)();
  expect([...new Set(names)]).toEqual(['localhost', false]);
});

it.each(clientsBy)('the %s client speaks HTTP/2 where the server does', async (_, clients) => {
  const versions: string[] = [];
  const server = createSecureServer({ ...selfSigned, allowHTTP1: true }, (request, response) => {
    versions.push(request.httpVersion);
    response.setHeader('set-cookie', ['a=1', 'b=2']);
    response.end(`asked: ${request.headers['x-asked']}`);
  });
  const origin = `https://127.0.0.1:${await portOf(server as never, '127.0.0.1')}`;
  const asker = askerOf(
    clients({ network: network({ insecure: true }), timeoutMs: 2_000 }),
    origin,
  );
  for (let i = 0; i < 3; i++) {
    const outcome = await asker();
    expect(outcome).toMatchObject({ failure: null, status: 200, timesSent: 1 });
    expect(outcome.setCookies).toEqual(['a=1', 'b=2']);
    expect(outcome.headers.every(([name]) => !name.startsWith(':'))).toBe(true);
    expect(String(outcome.body)).toBe('asked: yes');
    expect(outcome.firstByteAt).toBeGreaterThanOrEqual(outcome.sentAt);
    expect(outcome.bytesIn).toBeGreaterThan(10);
  }
  expect(versions).toEqual(['2.0', '2.0', '2.0']);
});

it('over HTTP/2 a session that the server has ended is followed by another', async () => {
  let sessions = 0;
  const server = createSecureServer(selfSigned, (_, response) => response.end('hello'));
  server.on('session', (session) => {
    sessions += 1;
    session.on('stream', (stream) => stream.on('close', () => session.close()));
  });
  const origin = `https://127.0.0.1:${await portOf(server as never, '127.0.0.1')}`;
  const clients = httpClients({ network: network({ insecure: true }), timeoutMs: 2_000 });
  const asker = askerOf(clients, origin);
  for (let i = 0; i < 3; i++) {
    expect(await asker()).toMatchObject({ failure: null, status: 200 });
  }
  expect(sessions).toBeGreaterThanOrEqual(3);
});

it('over HTTP/2 an answer that is broken off is a failed connection', async () => {
  const server = createSecureServer(selfSigned);
  server.on('stream', (stream: ServerHttp2Stream) => {
    stream.respond({ ':status': 200 });
    stream.write('half', () => stream.session?.destroy());
  });
  const origin = `https://127.0.0.1:${await portOf(server as never, '127.0.0.1')}`;
  const clients = httpClients({ network: network({ insecure: true }), timeoutMs: 2_000 });
  const outcome = await askerOf(clients, origin)();
  expect(outcome).toMatchObject({ failure: { errorClass: 'connection' } });
});
