import { createSecureServer } from 'node:http2';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpClient, HttpRequest } from './http-client.ts';
import { selfSigned } from './self-signed.fixture.ts';
import { undiciClients } from './undici-client.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0).toReversed()) close();
});

const get: HttpRequest = {
  method: 'GET',
  path: '/',
  headers: ['x-asked', 'yes'],
  body: null,
  keepBody: true,
  expectedStatus: 200,
};

function clientFor(origin: string, insecure: boolean): HttpClient {
  const client = undiciClients({ insecure, connectTimeoutMs: 2_000 }).open(origin);
  closers.push(() => client.close());
  return client;
}

async function portOf(server: ReturnType<typeof createServer>, host: string): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  closers.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

describe('TLS', () => {
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
    const client = clientFor(`${base}:${await serve(host)}`, true);
    const first = await client.send(get);
    const second = await client.send(get);
    expect(first).toMatchObject({ failure: null, status: 200 });
    expect(String(first.body)).toBe('hello');
    expect(first.connectMs).toBeGreaterThan(0);
    expect(first.tlsMs).toBeGreaterThan(0);
    expect(second).toMatchObject({ connectMs: -1, tlsMs: -1, status: 200 });
    // Neither is part of the time from the send.
    expect(first.endedAt - first.sentAt).toBeLessThan(first.connectMs + first.tlsMs + 1_000);
  });

  it('a certificate that nobody signed is refused, with a way out', async () => {
    const outcome = await clientFor(`https://127.0.0.1:${await serve('127.0.0.1')}`, false).send(
      get,
    );
    expect(outcome).toMatchObject({ timesSent: 0, failure: { errorClass: 'connection' } });
    expect(outcome.failure?.message).toMatch(/can’t be trusted.*allow insecure/);
  });
});

it('speaks HTTP/2 where the server does', async () => {
  const versions: string[] = [];
  const server = createSecureServer({ ...selfSigned, allowHTTP1: true }, (request, response) => {
    versions.push(request.httpVersion);
    response.setHeader('set-cookie', ['a=1', 'b=2']);
    response.end(`asked: ${request.headers['x-asked']}`);
  });
  const port = await portOf(server as never, '127.0.0.1');
  const client = clientFor(`https://127.0.0.1:${port}`, true);
  for (let i = 0; i < 3; i++) {
    const outcome = await client.send(get);
    expect(outcome).toMatchObject({ failure: null, status: 200, timesSent: 1 });
    expect(outcome.setCookies).toEqual(['a=1', 'b=2']);
    expect(outcome.headers.every(([name]) => !name.startsWith(':'))).toBe(true);
    expect(String(outcome.body)).toBe('asked: yes');
    expect(outcome.firstByteAt).toBeGreaterThanOrEqual(outcome.sentAt);
    expect(outcome.bytesIn).toBeGreaterThan(10);
  }
  expect(versions).toEqual(['2.0', '2.0', '2.0']);
});
