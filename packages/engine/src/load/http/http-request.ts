import type { HttpRequest } from './http-client.ts';
import { type PackedField, packFields } from './http2/packed-fields.ts';

/** The headers that many requests have in common. */
export interface HeaderFields {
  /** Names and values by turns, without cookies. */
  readonly list: readonly string[];
  /** As they are sent, host and connection before them. */
  readonly text: string;
  /** As HTTP/2 sends them; null for those of a single request, which are packed as it is sent. */
  readonly packed: readonly PackedField[] | null;
  readonly fault: string | null;
}

/**
 * `host` is the origin's, with its port when it isn't the usual one; `isShared` when many requests will
 * have the same.
 */
export function headerFields(
  host: string,
  list: readonly string[],
  isShared = false,
): HeaderFields {
  let text = `host: ${host}\r\nconnection: keep-alive\r\n`;
  let fault: string | null = null;
  for (let i = 0; i + 1 < list.length; i += 2) {
    const name = list[i] ?? '';
    const value = list[i + 1] ?? '';
    text += `${name}: ${value}\r\n`;
    fault ??= headerFault(name, value);
  }
  return { list, text, packed: isShared ? packFields(list) : null, fault };
}

/** What a request says before its cookies and body. Made once for requests that never change. */
export interface RequestStart {
  readonly method: string;
  readonly path: string;
  readonly fields: HeaderFields;
  /** Request line and headers as Latin-1. */
  readonly text: string;
  readonly fault: string | null;
}

export function startRequest(method: string, path: string, fields: HeaderFields): RequestStart {
  return {
    method,
    path,
    fields,
    text: `${method} ${path} HTTP/1.1\r\n${fields.text}`,
    fault: pathFault(path) ?? fields.fault,
  };
}

/** What is done with the answer's body. */
export type AnswerWish = Pick<HttpRequest, 'keepBody' | 'expectedStatus'>;

const bodiless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'DELETE']);

/** A request whose head is put together once, from a start that many requests may share. */
export class CookieRequest implements HttpRequest {
  readonly #start: RequestStart;
  readonly cookies: string;
  readonly body: Buffer | string | null;
  readonly bodyBytes: number;
  readonly head: string;
  readonly fault: string | null;
  readonly keepBody: boolean;
  readonly expectedStatus: number;

  /** `cookies` is the Cookie header; '' for none. */
  constructor(
    start: RequestStart,
    cookies: string,
    body: Buffer | string | null,
    { keepBody, expectedStatus }: AnswerWish,
  ) {
    this.#start = start;
    this.cookies = cookies;
    this.body = body;
    this.bodyBytes = body === null ? 0 : Buffer.byteLength(body);
    this.keepBody = keepBody;
    this.expectedStatus = expectedStatus;
    this.fault = start.fault ?? (cookies === '' ? null : headerFault('cookie', cookies));
    let head = start.text;
    if (cookies !== '') head += `cookie: ${cookies}\r\n`;
    // A method that usually has a body says so when it has none.
    if (this.saysLength) {
      head += `content-length: ${this.bodyBytes}\r\n`;
    }
    this.head = `${head}\r\n`;
  }

  get method(): string {
    return this.#start.method;
  }

  get path(): string {
    return this.#start.path;
  }

  get fields(): HeaderFields {
    return this.#start.fields;
  }

  get saysLength(): boolean {
    return this.body !== null || !bodiless.has(this.#start.method);
  }

  get headers(): readonly string[] {
    const { list } = this.#start.fields;
    return this.cookies === '' ? list : [...list, 'cookie', this.cookies];
  }
}

/** A single request, for whoever sends no compiled ones. */
export function createRequest(
  origin: string,
  parts: Pick<HttpRequest, 'method' | 'path' | 'headers' | 'body' | 'keepBody' | 'expectedStatus'>,
): HttpRequest {
  const { method, path, headers, body } = parts;
  const fields = headerFields(new URL(origin).host, headers);
  return new CookieRequest(startRequest(method, path, fields), '', body, parts);
}

function pathFault(path: string): string | null {
  return /[^\x21-\x7e]/.test(path) ? 'its path holds characters that must be encoded' : null;
}

function headerFault(name: string, value: string): string | null {
  if (!/[^\t\x20-\x7e\x80-\xff]/.test(value)) return null;
  return `its header ${name} holds characters that no header may`;
}
