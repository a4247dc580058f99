import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Two pages with all that pages pull in: what sheets and scripts lead to, and every way of caching. It
 * answers in waves, when nothing more is asked for, so that it shows what waits for what.
 */

/** A request as the gallery saw it. */
export interface GallerySeen {
  readonly path: string;
  /** If-None-Match or If-Modified-Since, as sent. */
  readonly condition: string | null;
  readonly status: number;
  /** Counts the answers that were given together: what was asked for before one of them came. */
  readonly wave: number;
}

export interface Gallery extends AsyncDisposable {
  readonly url: string;
  readonly seen: GallerySeen[];
  /** Answers with an error from now on. */
  readonly broken: Set<string>;
}

interface File {
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const image = (headers: File['headers'] = {}): File => ({
  type: 'image/png',
  body: pixel,
  headers,
});

const head = `<link rel="stylesheet" href="/css/site.css"><script src="/js/app.js" defer></script>`;

const files: Readonly<Record<string, File>> = {
  '/css/site.css': {
    type: 'text/css',
    body: `@import "/css/type.css"; .banner { background: url(/img/banner.png); height: 20px }`,
    headers: { 'cache-control': 'max-age=3600', etag: '"site"' },
  },
  '/css/type.css': {
    type: 'text/css',
    body: `@font-face { font-family: Own; src: url(/fonts/own.woff2) } body { font-family: Own }`,
    headers: { 'cache-control': 'no-cache', etag: '"type"' },
  },
  '/fonts/own.woff2': {
    type: 'font/woff2',
    body: 'no font',
    headers: { 'cache-control': 'max-age=0, must-revalidate', etag: 'W/"own"' },
  },
  '/js/app.js': {
    type: 'text/javascript',
    body: `fetch('/img/fetched.png').then((answer) => answer.blob());
      const late = new Image(); late.src = '/img/late.png';
      const stamp = new Image(); stamp.src = '/img/stamp.png?t=' + Date.now();`,
    headers: { 'cache-control': 'no-cache', etag: '"app"' },
  },
  '/img/banner.png': image({ 'cache-control': 'public, max-age=31536000, immutable' }),
  '/img/fetched.png': image({ 'cache-control': 'max-age=600' }),
  '/img/late.png': image({ 'cache-control': 'no-store', etag: '"late"' }),
  '/img/stamp.png': image(),
  '/img/dated.png': image({
    'cache-control': 'no-cache',
    'last-modified': 'Sat, 01 Aug 2026 10:00:00 GMT',
  }),
  '/img/plain.png': image(),
  '/img/about.png': image({ 'cache-control': 'no-cache', etag: '"about"' }),
};

/** `offSite` is another origin that the first page takes an image from. */
export async function startGallery(offSite: string): Promise<Gallery> {
  const pages: Readonly<Record<string, string>> = {
    '/': `${head}<title>Gallery</title><h1>Gallery</h1><div class="banner"></div>
      <img src="/img/dated.png"><img src="/img/plain.png"><img src="/img/missing.png">
      <img src="${offSite}/img/elsewhere.png"><a href="/about">About</a>`,
    '/about': `${head}<title>About</title><h1>About us</h1><img src="/img/about.png"><img src="/img/dated.png">`,
  };
  const seen: GallerySeen[] = [];
  const broken = new Set<string>();
  const waiting: (() => void)[] = [];
  let wave = 0;
  let quiet: NodeJS.Timeout | undefined;
  const answerAll = () => {
    wave += 1;
    for (const answer of waiting.splice(0)) answer();
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://gallery');
    const page = pages[pathname];
    const file = page === undefined ? files[pathname] : pageFile(page);
    const condition = conditionOf(request);
    const status = statusOf(file, condition, broken.has(pathname));
    seen.push({ path: request.url ?? '/', condition, status, wave });
    waiting.push(() => send(response, file, status));
    clearTimeout(quiet);
    quiet = setTimeout(answerAll, quietMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    broken,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Everything that is asked for at once is here by then. */
const quietMs = 200;

function pageFile(body: string): File {
  return {
    type: 'text/html; charset=utf-8',
    body,
    headers: { 'cache-control': 'no-store', 'set-cookie': 'visitor=1; Path=/' },
  };
}

function conditionOf({ headers }: IncomingMessage): string | null {
  return headers['if-none-match'] ?? headers['if-modified-since'] ?? null;
}

function statusOf(file: File | undefined, condition: string | null, isBroken: boolean): number {
  if (isBroken) return 500;
  if (file === undefined) return 404;
  const { etag, 'last-modified': lastModified } = file.headers ?? {};
  return condition !== null && (condition === etag || condition === lastModified) ? 304 : 200;
}

function send(response: ServerResponse, file: File | undefined, status: number): void {
  const isWhole = file !== undefined && status === 200;
  response.writeHead(status, {
    ...(file?.headers ?? {}),
    ...(isWhole ? { 'content-type': file.type } : {}),
  });
  response.end(isWhole ? file.body : undefined);
}
