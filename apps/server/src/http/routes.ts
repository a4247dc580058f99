import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DatabaseHealth, SchemaContext } from '@flowload/schema';
import type { Log } from '../log.ts';
import { createDashboard, missingDashboard } from './dashboard.ts';
import { createGraphiql, graphiqlPath } from './graphiql.ts';
import { createGraphqlServer, graphqlPath } from './graphql.ts';
import { createGraphqlSocket } from './graphql-socket.ts';
import { type RequestHandler, refuseUpgrade, sendText } from './http-server.ts';
import { sendPage } from './page.ts';

export interface RouteOptions {
  readonly context: SchemaContext;
  readonly health: () => Promise<DatabaseHealth>;
  /** Folder of the built dashboard. */
  readonly webDist: string;
  readonly log: Log;
}

/** Everything the server answers. */
export function createRoutes(options: RouteOptions): RequestHandler & { close(): Promise<void> } {
  const graphql = createGraphqlServer(options.context, options.log);
  const socket = createGraphqlSocket(graphql);
  const graphiql = createGraphiql();
  const dashboard = createDashboard(options.webDist);

  async function answerPage(request: IncomingMessage, response: ServerResponse, path: string) {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      sendText(response, 405, 'Only GET and HEAD are answered here.');
    } else if (path === '/healthz') {
      sendHealth(response, await options.health());
    } else if (path === graphiqlPath) {
      sendPage(request, response, await graphiql());
    } else {
      const page = await dashboard.page(path);
      if (page !== null) sendPage(request, response, page);
      else if (path.includes('.')) sendText(response, 404, 'There is nothing here.');
      else sendMissing(response);
    }
  }

  return {
    request(request, response, path) {
      if (path === graphqlPath) {
        void graphql(request, response);
        return;
      }
      answerPage(request, response, path).catch((error: unknown) => {
        options.log.error(`${path} could not be answered.`, error);
        if (!response.headersSent) sendText(response, 500, 'FlowLoad itself failed at this.');
      });
    },
    upgrade(request, duplex, head, path) {
      if (path === graphqlPath) socket.upgrade(request, duplex, head);
      else refuseUpgrade(duplex, '404 Not Found', 'There is nothing here.');
    },
    close: () => socket.close(),
  };
}

/** The process is well even while the database is away: its runs go on, and a restart would end them. */
function sendHealth(response: ServerResponse, { reachable, message }: DatabaseHealth): void {
  const body = JSON.stringify({ status: 'ok', database: { reachable, message } });
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(body);
}

function sendMissing(response: ServerResponse): void {
  response.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  });
  response.end(missingDashboard);
}
