import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A few pages over node:http, for the ways in which applications guard what they change. */

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly bytes: Buffer;
  /** The request's own, by name, as they were sent. */
  readonly cookies: ReadonlyMap<string, string>;
  /** Form fields, of either encoding. */
  readonly fields: ReadonlyMap<string, string>;
  /** One for each browser, kept in a cookie. */
  readonly session: Session;
}

export interface Session {
  readonly secret: string;
  user: string | null;
}

export interface Sent {
  readonly status?: number;
  /** A list for a header that is sent several times. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
}

export interface SmallApp {
  readonly url: string;
  close(): Promise<void>;
}

export async function startSmallApp(answer: (received: Received) => Sent): Promise<SmallApp> {
  const sessions = new Map<string, Session>();
  const server = createServer(async (request, response) => {
    const bytes = await bytesOf(request);
    const body = bytes.toString('utf8');
    const cookies = cookiesOf(request);
    const known = cookies.get('sid');
    const id = known !== undefined && sessions.has(known) ? known : randomBytes(12).toString('hex');
    const session = sessions.get(id) ?? { secret: randomBytes(16).toString('hex'), user: null };
    sessions.set(id, session);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://app');
    const type = request.headers['content-type'] ?? '';
    const received: Received = {
      method: request.method ?? 'GET',
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body,
      bytes,
      cookies,
      fields: fieldsOf(body, type),
      session,
    };
    send(response, answered(received, answer), id === known ? null : `sid=${id}; Path=/; HttpOnly`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What an application can't read it refuses. */
function answered(received: Received, answer: (received: Received) => Sent): Sent {
  try {
    return answer(received);
  } catch (error) {
    return json({ error: String(error) }, 400);
  }
}

export function page(title: string, body: string, status = 200): Sent {
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return {
    status,
    headers,
    body: `<!doctype html><title>${title}</title><h1>${title}</h1>${body}`,
  };
}

export function json(value: unknown, status = 200): Sent {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

export function redirect(location: string): Sent {
  return { status: 302, headers: { location } };
}

function send(response: ServerResponse, sent: Sent, cookie: string | null): void {
  const { 'set-cookie': own = [], ...headers } = sent.headers ?? {};
  const cookies = [
    ...(typeof own === 'string' ? [own] : own),
    ...(cookie === null ? [] : [cookie]),
  ];
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  response.writeHead(sent.status ?? 200).end(sent.body ?? '');
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function cookiesOf({ headers }: IncomingMessage): ReadonlyMap<string, string> {
  const pairs = (headers.cookie ?? '').split('; ').map((pair): [string, string] => {
    const [name = '', ...value] = pair.split('=');
    return [name, value.join('=')];
  });
  return new Map(pairs);
}

function fieldsOf(body: string, type: string): ReadonlyMap<string, string> {
  if (!type.startsWith('multipart/')) return new Map(new URLSearchParams(body));
  const parts = body.matchAll(/name="([^"]*)"[^\r]*\r\n(?:[^\r]+\r\n)*\r\n([\s\S]*?)\r\n--/g);
  return new Map([...parts].map(([, name = '', value = '']) => [name, value]));
}
