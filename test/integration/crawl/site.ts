import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly body: string;
  readonly cookies: ReadonlyMap<string, string>;
  readonly headers: IncomingMessage['headers'];
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
  /** Never ends the answer. */
  readonly hang?: boolean;
}

/** Text is an HTML page's body. */
export type Handler = (asked: Asked) => string | Answer | Promise<string | Answer>;

export interface Site extends AsyncDisposable {
  readonly url: string;
  /** `GET /path?query` of everything that was asked for, in order. */
  readonly log: readonly string[];
}

/** A small site out of handlers by `GET /path` or `/path` (any method); `*` catches the rest. */
export async function startSite(routes: Readonly<Record<string, Handler | string>>): Promise<Site> {
  const log: string[] = [];
  const server = createServer(async (message, response) => {
    const url = new URL(message.url ?? '/', 'http://site');
    const method = message.method ?? 'GET';
    log.push(`${method} ${url.pathname}${url.search}`);
    const asked = await readAsked(message, method, url);
    const handler =
      routes[`${method} ${url.pathname}`] ?? routes[url.pathname] ?? routes['*'] ?? notFound;
    const answer = typeof handler === 'string' ? handler : await handler(asked);
    const {
      status = 200,
      headers = {},
      body = '',
      hang = false,
    } = typeof answer === 'string' ? { body: page(answer) } : answer;
    if (hang) return;
    response.writeHead(status, {
      ...(typeof body === 'string' ? { 'content-type': 'text/html; charset=utf-8' } : {}),
      ...headers,
    } as Record<string, string | string[]>);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    log,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function page(body: string, title = /<h1>(.*?)<\/h1>/.exec(body)?.[1] ?? 'Page'): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body>${body}</body></html>`;
}

export function redirect(location: string, cookie?: string): Answer {
  return {
    status: 303,
    headers: { location, ...(cookie === undefined ? {} : { 'set-cookie': cookie }) },
  };
}

export function json(value: unknown, status = 200): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

function notFound(): Answer {
  return { status: 404, body: page('<h1>Not found</h1>') };
}

async function readAsked(message: IncomingMessage, method: string, url: URL): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString('latin1');
  const cookies = (message.headers.cookie ?? '').split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [name, value.join('=')] as const;
  });
  return {
    method,
    path: url.pathname,
    query: url.searchParams,
    form: new URLSearchParams(body),
    body,
    cookies: new Map(cookies),
    headers: message.headers,
  };
}
