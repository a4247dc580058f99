import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export function page(title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>${title}</title>${head}</head>
<body><h1>${title}</h1>
${body}
</body></html>
`;
}

export function sendPage(response: ServerResponse, title: string, body: string, head = ''): void {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(page(title, body, head));
}

export function sendRedirect(response: ServerResponse, location: string, status = 302): void {
  response.writeHead(status, { location });
  response.end();
}

/** Sends one chunk again and again, as fast as the other side takes it. */
export async function sendRepeated(
  response: ServerResponse,
  chunk: string | Buffer,
  times: number,
): Promise<void> {
  const bytes = Buffer.from(chunk);
  const repeated = function* () {
    for (let sent = 0; sent < times; sent += 1) yield bytes;
  };
  try {
    await pipeline(Readable.from(repeated(), { objectMode: false }), response);
  } catch (error) {
    // Who leaves in the middle does what this is for.
    if (!response.destroyed) throw error;
  }
}

/** Sends one chunk every so often, until the other side leaves. */
export function drip(response: ServerResponse, chunk: string, everyMs: number): void {
  const timer = setInterval(() => response.write(chunk), everyMs);
  response.on('close', () => clearInterval(timer));
}
