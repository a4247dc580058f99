import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildSchema, graphql } from 'graphql';
import { useServer as serveSocket } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

type Field = (args: never) => unknown;

/** What the fields of the API answer in a test; objects of a union carry their `__typename`. */
export interface Answers {
  readonly query?: Readonly<Record<string, Field>>;
  readonly mutation?: Readonly<Record<string, Field>>;
  /** Each gives the payloads of its subscription, such as `{ runsChanged: … }`. */
  readonly subscription?: Readonly<Record<string, (args: never) => AsyncIterable<unknown>>>;
}

export interface TestServer {
  /** Of the GraphQL endpoint. */
  readonly url: string;
  /** Drops the sockets as a server that dies does. */
  dropSockets(): void;
  close(): Promise<void>;
}

const schema = buildSchema(
  readFileSync(join(import.meta.dirname, '../../../packages/schema/schema.graphql'), 'utf8'),
);

/** A real GraphQL server of the committed schema: HTTP POST and WebSocket on one port. */
export async function serveGraphql(answers: Answers): Promise<TestServer> {
  const roots = { ...answers.query, ...answers.mutation };
  const http = createServer(async (request, response) => {
    const { query, variables } = JSON.parse(await readBody(request));
    const result = await graphql({
      schema,
      source: query,
      rootValue: roots,
      variableValues: variables,
    });
    response.setHeader('content-type', 'application/json');
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'content-type');
    response.end(JSON.stringify(result));
  });
  // A page of the tests has another origin than the server, so the browser asks first.
  http.prependListener('request', (request, response) => {
    if (request.method !== 'OPTIONS') return;
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    response.end();
  });
  const sockets = new WebSocketServer({ server: http, path: '/graphql' });
  const live = serveSocket(
    { schema, roots: { subscription: answers.subscription ?? {} } },
    sockets,
  );
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    dropSockets() {
      for (const socket of sockets.clients) socket.terminate();
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await live.dispose();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body === '' ? '{}' : body;
}
