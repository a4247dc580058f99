import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { groups } from './groups.ts';
import { describeTechnique, type MazeTechnique } from './maze-technique.ts';
import type { MazeReply } from './reply.ts';
import { type MazeRequest, readBody, readForm } from './request.ts';
import { type DocumentCount, RequestLog } from './request-log.ts';
import { buildRoutes, type MazeRoutes } from './routes.ts';
import { Sessions } from './sessions.ts';

export interface MazeOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** `127.0.0.1` by default. */
  readonly host?: string;
}

export interface Maze {
  /** Without a slash at its end. */
  readonly url: string;
  readonly techniques: readonly MazeTechnique[];
  /** Every request so far as `GET /path`, with a query as `GET /path?query` too. */
  reached(): ReadonlySet<string>;
  /** Pages that browsers loaded so far. */
  documents(): DocumentCount;
  close(): Promise<void>;
}

/** Starts a maze with an empty log; rejects with Node's own error when the port can't be had. */
export async function startMaze(options: MazeOptions = {}): Promise<Maze> {
  const log = new RequestLog();
  const routes = buildRoutes(groups);
  const sessions = new Sessions();
  const server = createServer((message, response) => {
    serve(routes, sessions, log, message, response).catch((error: unknown) => {
      // A browser that left in the middle is nobody's bug.
      if (message.destroyed && !message.complete) return;
      server.emit('error', error);
    });
  });
  acceptSockets(server, routes, log);
  const { port } = await listen(server, options.port ?? 0, options.host ?? '127.0.0.1');
  return {
    url: `http://${options.host ?? '127.0.0.1'}:${port}`,
    techniques: groups.flatMap((group) =>
      group.techniques.map((technique) => describeTechnique(group, technique)),
    ),
    reached: () => log.seen(),
    documents: () => log.documents(),
    close: () => close(server),
  };
}

async function serve(
  routes: MazeRoutes,
  sessions: Sessions,
  log: RequestLog,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url: target = '/' } = message;
  log.record(method, target, String(message.headers['sec-fetch-dest'] ?? ''));
  const body = await readBody(message);
  const origin = `http://${message.headers.host ?? '127.0.0.1'}`;
  const visit = sessions.visit(message.headers.cookie);
  const request = mazeRequest(message, body, origin, visit.session);
  const reply = await routes.answer(request);
  send(response, method, localised(reply, origin), visit.setCookie());
}

function mazeRequest(
  message: IncomingMessage,
  body: Buffer,
  origin: string,
  session: () => Map<string, string>,
): MazeRequest {
  const { method = 'GET', url: target = '/' } = message;
  const [path = '/', query = ''] = target.split('?', 2);
  return {
    method: method === 'HEAD' ? 'GET' : method,
    target,
    path,
    query: new URLSearchParams(query),
    origin,
    form: () => readForm(body, message.headers['content-type'] ?? ''),
    bodyText: body.toString('utf8'),
    session,
  };
}

/** The maze does not know its own address before it is asked. */
function localised(reply: MazeReply, origin: string): MazeReply {
  if (typeof reply.body !== 'string') return reply;
  const fill = (text: string) =>
    text.replaceAll('{origin}', origin).replaceAll('{host}', new URL(origin).host);
  const headers = Object.entries(reply.headers).map(([name, value]) => [name, fill(value)]);
  return { ...reply, headers: Object.fromEntries(headers), body: fill(reply.body) };
}

function send(
  response: ServerResponse,
  method: string,
  { status, headers, body }: MazeReply,
  setCookie: string | null,
): void {
  response.writeHead(status, {
    'cache-control': 'no-store',
    ...headers,
    ...(setCookie === null ? {} : { 'set-cookie': setCookie }),
  });
  response.end(method === 'HEAD' ? undefined : body);
}

function acceptSockets(server: Server, routes: MazeRoutes, log: RequestLog): void {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (message, socket, head) => {
    const target = message.url ?? '/';
    log.record('GET', target, 'websocket');
    const greet = routes.socket(target);
    if (greet === undefined) socket.destroy();
    else sockets.handleUpgrade(message, socket, head, greet);
  });
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
