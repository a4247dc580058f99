import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { ask } from './ask.fixture.ts';
import { httpClients } from './http-clients.ts';
import { network } from './network.fixture.ts';
import { startProxy } from './proxy.fixture.ts';
import { selfSigned } from './self-signed.fixture.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0).toReversed()) close();
});

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

async function proxy(wishes?: Parameters<typeof startProxy>[0]) {
  const started = await startProxy(wishes);
  closers.push(() => void started[Symbol.asyncDispose]());
  return started;
}

function asker(proxyUrl: string, origin: string) {
  const options = { network: network({ proxy: proxyUrl, insecure: true }), timeoutMs: 2_000 };
  const client = httpClients(options).open(origin, 'at-once');
  closers.push(() => client.close());
  return () => ask(client, origin, { path: '/a?b=1', headers: ['x-asked', 'yes'] });
}

it('a proxy is asked for plain HTTP by the whole address, with the login it wants', async () => {
  const { port, asked } = await proxy();
  const send = asker(`http://ann:p%40ss@127.0.0.1:${port}`, 'http://shop.test:8080');
  expect(String((await send()).body)).toBe('by the proxy');
  expect((await send()).connectMs).toBe(-1);
  const login = `Basic ${Buffer.from('ann:p@ss').toString('base64')}`;
  expect(asked).toEqual(
    Array.from({ length: 2 }, () => `GET http://shop.test:8080/a?b=1 shop.test:8080 ${login}`),
  );
});

it('and for a tunnel to what is behind TLS', async () => {
  const { port, asked } = await proxy();
  const target = createTlsServer(selfSigned, (request, response) =>
    response.end(`${request.url} ${request.headers['x-asked']}`),
  );
  const targetPort = await portOf(target);
  const send = asker(`http://127.0.0.1:${port}`, `https://127.0.0.1:${targetPort}`);
  const first = await send();
  expect(first).toMatchObject({ failure: null, status: 200 });
  expect(String(first.body)).toBe('/a?b=1 yes');
  expect(first.tlsMs).toBeGreaterThan(0);
  expect((await send()).status).toBe(200);
  expect(asked).toEqual([`CONNECT 127.0.0.1:${targetPort} 127.0.0.1:${targetPort}`]);
});

it('a proxy that opens no tunnel is a failed connection that says so', async () => {
  const { port } = await proxy({ refusing: true });
  const outcome = await asker(`http://127.0.0.1:${port}`, 'https://127.0.0.1:1')();
  expect(outcome).toMatchObject({
    timesSent: 0,
    failure: {
      errorClass: 'connection',
      message: 'the proxy answered 403 instead of opening a way through',
    },
  });
});
