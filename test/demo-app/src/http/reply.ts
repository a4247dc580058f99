import type { Html } from './html.ts';

/** An answer as data; the server adds length, date and session cookie. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
} as const;
const jsonHeaders = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
} as const;

export function page(markup: Html, status = 200): Reply {
  return { status, headers: pageHeaders, body: markup.text };
}

export function json(value: unknown, status = 200): Reply {
  return { status, headers: jsonHeaders, body: JSON.stringify(value) };
}

/** 303, so that the browser asks for the place with GET and a reload repeats nothing. */
export function seeOther(location: string): Reply {
  return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' };
}

/** The client's mistake: thrown anywhere in a handler, answered as a page or as JSON. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** Only paths of this shop: anything else would make the shop an open redirector. */
export function localPath(path: string | null, fallback: string): string {
  return path !== null && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : fallback;
}
