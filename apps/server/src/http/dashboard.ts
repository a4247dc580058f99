import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { dashboardPolicy } from './headers.ts';
import type { Page } from './page.ts';

const zip = promisify(gzip);

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

const unzippable = new Set(['.png', '.jpg', '.webp', '.ico', '.woff2']);

/** The built dashboard out of a folder. */
export interface Dashboard {
  /** The file at a path; the application's page for paths of its own; null when there is nothing. */
  page(path: string): Promise<Page | null>;
}

interface Kept {
  readonly changedAt: number;
  readonly page: Page;
}

export function createDashboard(dist: string): Dashboard {
  const kept = new Map<string, Kept>();

  async function load(file: string): Promise<Page | null> {
    const info = await stat(file).catch(() => null);
    if (info === null || !info.isFile()) return null;
    const before = kept.get(file);
    if (before?.changedAt === info.mtimeMs) return before.page;
    const page = await toPage(file, await readFile(file));
    kept.set(file, { changedAt: info.mtimeMs, page });
    return page;
  }

  return {
    async page(path) {
      const file = fileOf(dist, path);
      const found = file === null ? null : await load(file);
      if (found !== null || extname(path) !== '') return found;
      return load(join(dist, 'index.html'));
    },
  };
}

/** Null for paths that lead out of the folder. */
function fileOf(dist: string, path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  const file = normalize(join(dist, decoded));
  return file.startsWith(dist + sep) && !decoded.includes('\0') ? file : null;
}

async function toPage(file: string, body: Buffer): Promise<Page> {
  const extension = extname(file);
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const isDocument = extension === '.html';
  return {
    body,
    gzipped: unzippable.has(extension) ? null : await zip(body),
    contentType: contentTypes[extension] ?? 'application/octet-stream',
    etag: `"${hash}"`,
    // The build puts a hash into the names of what lies in assets/.
    cacheControl: file.includes(`${sep}assets${sep}`)
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
    policy: isDocument ? dashboardPolicy(inlineScripts(body.toString('utf8'))) : null,
  };
}

/** Hashes of the scripts that stand in the page itself, such as the one that picks the theme early. */
function inlineScripts(html: string): string[] {
  const scripts = html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi);
  return Array.from(scripts, ([, text = '']) => createHash('sha256').update(text).digest('base64'));
}

/** What is shown while there is no build. */
export const missingDashboard = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>FlowLoad</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem}code{background:#8883;padding:.1em .4em;border-radius:4px}</style>
<h1>The dashboard is not built yet</h1>
<p>Run <code>npm run build</code> in the project’s folder and load this page again. The server itself runs: its API is at <a href="/graphiql">/graphiql</a>.</p>
</html>
`;
