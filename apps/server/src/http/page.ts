import type { IncomingMessage, ServerResponse } from 'node:http';

/** Something that is sent as it is. */
export interface Page {
  readonly body: Buffer;
  /** Null for what doesn't get smaller. */
  readonly gzipped: Buffer | null;
  readonly contentType: string;
  readonly etag: string;
  readonly cacheControl: string;
  /** Content-Security-Policy; null for what is no document. */
  readonly policy: string | null;
}

/** Sends it, in the smaller form to those who take it, and nothing to those who have it. */
export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: Page,
  status = 200,
): void {
  response.setHeader('content-type', page.contentType);
  response.setHeader('cache-control', page.cacheControl);
  response.setHeader('etag', page.etag);
  response.setHeader('vary', 'accept-encoding');
  if (page.policy !== null) response.setHeader('content-security-policy', page.policy);
  if (status === 200 && request.headers['if-none-match'] === page.etag) {
    response.writeHead(304).end();
    return;
  }
  const zipped = page.gzipped !== null && accepts(request, 'gzip') ? page.gzipped : null;
  const body = zipped ?? page.body;
  if (zipped !== null) response.setHeader('content-encoding', 'gzip');
  response.setHeader('content-length', body.byteLength);
  response.writeHead(status);
  response.end(request.method === 'HEAD' ? undefined : body);
}

function accepts(request: IncomingMessage, encoding: string): boolean {
  const header = request.headers['accept-encoding'] ?? '';
  return String(header)
    .split(',')
    .some((each) => each.trim().split(';', 1)[0] === encoding);
}
