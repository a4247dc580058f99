import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Reply } from './reply.ts';
import type { Route, ShopRequest } from './shop-request.ts';

const contentTypes = {
  'shop.css': 'text/css; charset=utf-8',
  'shop.js': 'text/javascript; charset=utf-8',
  'favicon.svg': 'image/svg+xml',
} as const;

/** Stylesheet, script and icon, read once and answered with 304 to a browser that has them. */
export function assetRoutes(): readonly Route[] {
  return Object.entries(contentTypes).map(([name, contentType]) => {
    const body = readFileSync(new URL(`../../assets/${name}`, import.meta.url));
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const headers = { etag, 'cache-control': 'public, max-age=300', 'content-type': contentType };
    const handle = (request: ShopRequest) => assetReply(request, body, headers);
    return { method: 'GET', path: `/assets/${name}`, handle };
  });
}

function assetReply(
  { headers: asked }: ShopRequest,
  body: Buffer,
  headers: Readonly<Record<string, string>> & { readonly etag: string },
): Reply {
  if (asked['if-none-match'] === headers.etag) return { status: 304, headers, body: '' };
  return { status: 200, headers, body };
}
