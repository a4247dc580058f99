import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpClient, HttpClientFactory } from './http/http-client.ts';
import { createRequest } from './http/http-request.ts';

/** It comes before every load, so it has to be short. */
const enough = { requests: 100, ms: 100 };
/** Whoever has no answer until then is that late. */
const patienceMs = 250;

/**
 * What a request takes that asks nothing of anybody: milliseconds, the median of some to a server in
 * this same thread. A machine without CPU to spare shows here, and a client that dawdles over its
 * connections, before they could be taken for the target's doing. 0 when no server can be opened.
 */
export async function measureBaseline(clients: HttpClientFactory): Promise<number> {
  const server = createServer((_, response) => response.end('here'));
  if (!(await listens(server))) return 0;
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = clients.open(origin, 'one-by-one');
  try {
    return median(await timesOf(client, origin));
  } finally {
    client.close();
    server.close();
    server.closeAllConnections();
  }
}

/** One request after another, over a connection that is kept. */
function timesOf(client: HttpClient, origin: string): Promise<readonly number[]> {
  const { promise, resolve } = Promise.withResolvers<readonly number[]>();
  const times: number[] = [];
  const begunAt = performance.now();
  const impatient = setTimeout(() => resolve([...times, patienceMs]), patienceMs);
  const send = (askedAt: number) => {
    const request = createRequest(origin, {
      method: 'GET',
      path: '/',
      headers: [],
      body: null,
      keepBody: false,
      expectedStatus: 200,
    });
    client.send(request, { answered: ({ endedAt }) => take(endedAt - askedAt) }, askedAt);
  };
  const take = (ms: number) => {
    times.push(ms);
    const now = performance.now();
    if (times.length < enough.requests && now - begunAt < enough.ms) return send(now);
    clearTimeout(impatient);
    resolve(times);
  };
  send(begunAt);
  return promise;
}

function listens(server: Server): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(0, '127.0.0.1', () => resolve(true));
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
