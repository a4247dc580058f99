import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDashboard } from './dashboard.ts';

let parent: string;
let dist: string;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'flowload-dashboard-'));
  dist = join(parent, 'dist');
  await mkdir(join(dist, 'assets'), { recursive: true });
  await writeFile(join(parent, 'secret.txt'), 'secret');
  await writeFile(join(dist, 'assets', 'app-1a2b.js'), 'console.log(1)');
  await writeFile(
    join(dist, 'index.html'),
    '<script>early()</script><script type="module" src="/assets/app-1a2b.js"></script>',
  );
});
afterAll(() => rm(parent, { recursive: true, force: true }));

async function served(path: string) {
  const page = await createDashboard(dist).page(path);
  return page === null ? null : { ...page, body: page.body.toString('utf8') };
}

it('keeps what has a hash in its name for a year', async () => {
  expect(await served('/assets/app-1a2b.js')).toMatchObject({
    body: 'console.log(1)',
    contentType: 'text/javascript; charset=utf-8',
    cacheControl: 'public, max-age=31536000, immutable',
    policy: null,
  });
});

it.each(['/', '/index.html', '/runs/run_01', '/new'])(
  'answers %s with the page, asked for anew each time',
  async (path) => {
    expect(await served(path)).toMatchObject({
      body: expect.stringContaining('early()'),
      contentType: 'text/html; charset=utf-8',
      cacheControl: 'no-cache',
    });
  },
);

it('lets the page run its own inline script and no other', async () => {
  const policy = (await served('/'))?.policy ?? '';
  expect(policy).toContain("script-src 'self' 'sha256-");
  expect(policy.match(/sha256-/g)).toHaveLength(1);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});

it.each(['/assets/gone.js', '/../secret.txt', '/..%2fsecret.txt', '/%00.txt', '/%zz.txt'])(
  'has nothing at %s',
  async (path) => {
    expect(await served(path)).toBeNull();
  },
);

it('serves a new build without a restart', async () => {
  const dashboard = createDashboard(dist);
  const before = await dashboard.page('/');
  await writeFile(join(dist, 'index.html'), '<p>new</p>');
  await utimes(join(dist, 'index.html'), 2_000_000_000, 2_000_000_000);
  const after = await dashboard.page('/');
  expect(after?.etag).not.toBe(before?.etag);
  expect(after?.body.toString('utf8')).toBe('<p>new</p>');
});

it('has nothing at all before the first build', async () => {
  expect(await createDashboard(join(parent, 'nowhere')).page('/')).toBeNull();
});
