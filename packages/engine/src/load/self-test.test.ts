import { expect, it, vi } from 'vitest';
import type { HttpClientFactory } from './http/http-client.ts';
import { httpClients } from './http/http-clients.ts';
import { network } from './http/network.fixture.ts';
import { openSockets } from './http/open-sockets.ts';
import { measureBaseline } from './self-test.ts';

const clients = httpClients({ network: network(), timeoutMs: 1_000 });

/** The same, each request a while later. */
function dawdling(delayMs: number): HttpClientFactory {
  return {
    open(origin, manner) {
      const client = clients.open(origin, manner);
      return {
        multiplexes: client.multiplexes,
        send: (request, listener, askedAt) => {
          setTimeout(() => client.send(request, listener, askedAt), delayMs);
        },
        cancel: (failure) => client.cancel(failure),
        close: () => client.close(),
      };
    },
  };
}

it('tells what a request to nobody takes, and leaves nothing behind', async () => {
  const baselineMs = await measureBaseline(clients);
  expect(baselineMs).toBeGreaterThan(0);
  expect(baselineMs).toBeLessThan(50);
  await vi.waitFor(() => expect(openSockets()).toBe(0));
});

it('finds out a client that dawdles', async () => {
  expect(await measureBaseline(dawdling(20))).toBeGreaterThanOrEqual(19);
});

it('does not wait for a client that never sends', async () => {
  expect(await measureBaseline(dawdling(60_000))).toBe(250);
});
