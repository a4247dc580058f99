import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import type { Duplex } from 'node:stream';
import { StartupError } from '../startup-error.ts';
import { setSafeHeaders } from './headers.ts';
import { refusal } from './request-guard.ts';

/** Answers what got past the guard. */
export interface RequestHandler {
  request(request: IncomingMessage, response: ServerResponse, path: string): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, path: string): void;
}

export interface HttpServerOptions {
  readonly host: string;
  readonly port: number;
  /** Names besides localhost and addresses under which this server may be opened. */
  readonly allowedHosts: readonly string[];
}

/** A server that listens from the start and answers once it is told how. */
export interface HttpServer {
  readonly url: string;
  readonly port: number;
  answerWith(handler: RequestHandler): void;
  /** Takes no new requests; those under way go on. */
  stopAnswering(): void;
  close(): Promise<void>;
}

/** Throws a `StartupError` when it can't listen there. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const names = new Set([...options.allowedHosts, options.host, hostname()].map(lowerCase));
  let handler = notReady('FlowLoad is starting. Try again in a moment.');
  const server = createServer((request, response) => {
    setSafeHeaders(response);
    const refused = refusal(sourceOf(request), names);
    if (refused === null) handler.request(request, response, pathOf(request));
    else sendText(response, 403, refused);
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const refused = refusal(sourceOf(request), names);
    if (refused === null) handler.upgrade(request, socket, head, pathOf(request));
    else refuseUpgrade(socket, '403 Forbidden', refused);
  });
  server.listen(options.port, options.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw listenError(error, options);
  }
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://${shownHost(options.host)}:${port}`,
    answerWith(next) {
      handler = next;
    },
    stopAnswering() {
      handler = notReady('FlowLoad is stopping.');
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  const body = `${text}\n`;
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(body);
}

export function refuseUpgrade(socket: Duplex, status: string, reason: string): void {
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: text/plain\r\nconnection: close\r\n\r\n${reason}\n`,
  );
}

function notReady(reason: string): RequestHandler {
  return {
    request(_request, response) {
      response.setHeader('retry-after', '1');
      sendText(response, 503, reason);
    },
    upgrade(_request, socket) {
      refuseUpgrade(socket, '503 Service Unavailable', reason);
    },
  };
}

function sourceOf({ headers }: IncomingMessage) {
  return { host: headers.host, origin: headers.origin };
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

function lowerCase(name: string): string {
  return name.toLowerCase();
}

function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function listenError(error: unknown, { host, port }: HttpServerOptions): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'EADDRINUSE':
      return new StartupError(
        `Port ${port} is in use by another program. Stop it, or choose another port with --port.`,
        { cause: error },
      );
    case 'EACCES':
      return new StartupError(
        `Port ${port} needs more rights than you have. Choose one above 1023 with --port.`,
        { cause: error },
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartupError(`This machine has no address ${host}. Choose another with --host.`, {
        cause: error,
      });
    default:
      return error;
  }
}
