import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ask } from './ask.fixture.ts';
import { timedOut } from './failure.ts';
import type { HttpOutcome } from './http-client.ts';
import { httpClients, undiciClients } from './http-clients.ts';
import { createRequest } from './http-request.ts';
import { network } from './network.fixture.ts';
import { openSockets } from './open-sockets.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Answers nothing until it is told to. */
async function holdingServer() {
  const held: ServerResponse[] = [];
  const connections = new Set<object>();
  const arrived: (() => void)[] = [];
  const server = createServer((request, response) => {
    connections.add(request.socket);
    held.push(response);
    arrived.shift()?.();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const next = () => new Promise<void>((resolve) => arrived.push(resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, held, connections, next };
}

const parts = { method: 'GET', headers: [], body: null, keepBody: true, expectedStatus: 200 };

describe.each([
  ['undici', undiciClients],
  ['lean', httpClients],
])('several requests of a user at once, by the %s client', (_, clients) => {
  function open(origin: string, connectionsPerHost: number) {
    const factory = clients({ network: network({ connectionsPerHost }), timeoutMs: 2_000 });
    const client = factory.open(origin, 'at-once');
    closers.push(() => client.close());
    return client;
  }

  it('go over as many connections as there may be, and one more waits for its turn', async () => {
    const { origin, held, connections, next } = await holdingServer();
    const client = open(origin, 2);
    const both = Promise.all([next(), next()]);
    const first = ask(client, origin, { path: '/1' });
    ask(client, origin, { path: '/2' });
    const third = ask(client, origin, { path: '/3' });
    await both;
    expect(held).toHaveLength(2);
    const thirdCame = next();
    held[0]?.end('one');
    expect(String((await first).body)).toBe('one');
    await thirdCame;
    held[2]?.end('three');
    const outcome = await third;
    expect(String(outcome.body)).toBe('three');
    expect(outcome.blockedMs).toBeGreaterThan(0);
    expect((await first).blockedMs).toBe(0);
    expect(connections.size).toBe(2);
    expect(openSockets()).toBe(2);
  });

  it('one of them can be given up alone', async () => {
    const { origin, held, next } = await holdingServer();
    const client = open(origin, 6);
    const outcomes: Record<string, HttpOutcome> = {};
    const send = (path: string) => {
      const request = createRequest(origin, { ...parts, path });
      const { promise, resolve } = Promise.withResolvers<void>();
      const answered = (outcome: HttpOutcome) => {
        outcomes[path] = outcome;
        resolve();
      };
      client.send(request, { answered }, performance.now());
      return { request, promise };
    };
    const both = Promise.all([next(), next()]);
    const slow = send('/slow');
    const other = send('/other');
    await both;
    client.cancel(timedOut(2_000), slow.request);
    await slow.promise;
    expect(outcomes['/slow']?.failure?.errorClass).toBe('timeout');
    for (const response of held) response.end('ok');
    await other.promise;
    expect(outcomes['/other']).toMatchObject({ failure: null, status: 200 });
  });

  it('hear nothing more once their client is closed, and their connections are given up', async () => {
    const { origin, held, next } = await holdingServer();
    const client = open(origin, 6);
    let heard = false;
    const came = next();
    ask(client, origin).then(() => {
      heard = true;
    });
    await came;
    const before = openSockets();
    client.close();
    await expect.poll(openSockets).toBe(before - 1);
    held[0]?.end('too late');
    await new Promise(setImmediate);
    expect(heard).toBe(false);
  });
});
