import { createClient as createSocket } from 'graphql-ws';
import {
  Client,
  cacheExchange,
  type ExecutionResult,
  fetchExchange,
  subscriptionExchange,
} from 'urql';
import { type ConnectionStore, createConnectionStore } from './connection.ts';

export interface Graphql {
  readonly client: Client;
  readonly connection: ConnectionStore;
}

/** Queries and mutations over HTTP POST, subscriptions over a WebSocket on the same path. */
export function createGraphql(
  url: string,
  WebSocketImpl: typeof WebSocket = globalThis.WebSocket,
): Graphql {
  const connection = createConnectionStore();
  const socket = createLiveSocket(url.replace(/^http/, 'ws'), connection, WebSocketImpl);
  const client = new Client({
    url,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe(
              { query: query ?? '', variables: (variables ?? {}) as Record<string, unknown> },
              {
                ...sink,
                next: ({ data = null, ...rest }) => sink.next({ data, ...rest } as ExecutionResult),
              },
            ),
          }),
        }),
      }),
    ],
  });
  return { client, connection };
}

const pongTimeoutMs = 5_000;

function createLiveSocket(
  url: string,
  connection: ConnectionStore,
  webSocketImpl: typeof WebSocket,
) {
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  const socket = createSocket({
    url,
    webSocketImpl,
    // Resuming needs the last sequence number, which only the subscriber knows: see resume.ts.
    retryAttempts: 0,
    keepAlive: 10_000,
    onNonLazyError: () => {},
    on: {
      connected: () => connection.set('open'),
      closed: (event) => {
        clearTimeout(pongTimer);
        connection.set(isCleanClose(event) ? 'idle' : 'lost');
      },
      error: () => connection.set('lost'),
      // A server that vanished without a word leaves a socket that looks open: no pong, no socket.
      ping: (received) => {
        if (received) return;
        clearTimeout(pongTimer);
        pongTimer = setTimeout(() => socket.terminate(), pongTimeoutMs);
      },
      pong: (received) => {
        if (received) clearTimeout(pongTimer);
      },
    },
  });
  return socket;
}

function isCleanClose(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'code' in event && event.code === 1000;
}
