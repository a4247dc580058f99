import { trimSpace } from '../trim-space.ts';
import type { HttpRequest } from './http-client.ts';

/** Header names and values out of an answer's head, names in lower case. */
export function parseHeaderLines(head: string): [string, string][] {
  const pairs: [string, string][] = [];
  let at = head.indexOf('\r\n');
  while (at >= 0) {
    const start = at + 2;
    at = head.indexOf('\r\n', start);
    const colon = head.indexOf(':', start);
    const value = at < 0 ? head.slice(colon + 1) : head.slice(colon + 1, at);
    pairs.push([head.slice(start, colon).toLowerCase(), trimSpace(value)]);
  }
  return pairs;
}

/** Why the request can't be put on the wire; null when it can. */
export function requestFault({ path, headers }: HttpRequest): string | null {
  if (/[^\x21-\x7e]/.test(path)) return 'its path holds characters that must be encoded';
  for (let i = 0; i + 1 < headers.length; i += 2) {
    if (/[^\t\x20-\x7e\x80-\xff]/.test(headers[i + 1] ?? '')) {
      return `its header ${headers[i]} holds characters that no header may`;
    }
  }
  return null;
}

const bodiless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'DELETE']);

/** Request line and headers, empty line included, as Latin-1. */
export function requestHead(
  { method, path, headers, body }: HttpRequest,
  host: string,
  bodyBytes: number,
): string {
  let head = `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\n`;
  for (let i = 0; i + 1 < headers.length; i += 2) head += `${headers[i]}: ${headers[i + 1]}\r\n`;
  // A method that usually has a body says so when it has none.
  if (body !== null || !bodiless.has(method)) head += `content-length: ${bodyBytes}\r\n`;
  return `${head}\r\n`;
}
