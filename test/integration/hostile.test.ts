import { once } from 'node:events';
import { get as getOverTls } from 'node:https';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HostileSite, startHostile } from '../hostile/src/start-hostile.ts';

let site: HostileSite;

beforeAll(async () => {
  site = await startHostile();
});

afterAll(() => site?.close());

const open = (path: string, signal = AbortSignal.timeout(5_000)) =>
  fetch(site.url + path, { redirect: 'manual', signal });

/** The answer to a request as it comes over the wire, for as long as told. */
async function raw(path: string, forMs: number): Promise<string> {
  const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => {});
  socket.write(`GET ${path} HTTP/1.1\r\nhost: ${new URL(site.url).host}\r\n\r\n`);
  const closed = once(socket, 'close').catch(() => {});
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, forMs))]);
  socket.destroy();
  return Buffer.concat(chunks).toString('latin1');
}

describe('the hostile site', () => {
  test('has ordinary pages among its traps', async () => {
    const home = await (await open('/')).text();
    for (const { name } of site.traps) expect(home).toContain(`href="/${name}/"`);
    for (const path of site.harbours) expect((await open(path)).status, path).toBe(200);
    expect((await open('/nowhere')).status).toBe(404);
    expect(new Set(site.traps.map(({ name }) => name)).size).toBe(site.traps.length);
  });

  test.each([
    ['/endless-links/', 'href="/endless-links/0/"'],
    ['/endless-links/0/', 'href="/endless-links/0/19/"'],
    ['/calendar/?month=24001', 'href="?month=24002"'],
    ['/facets/?f=filter-a', 'href="?f=filter-a&f=filter-b"'],
    ['/next-page/page-7', 'href="/next-page/page-8"'],
    ['/growing-query/?return=x', 'return=%2Fgrowing-query%2F%3Freturn%3Dx'],
    ['/refresh-loop/?turn=3', 'url=?turn=4'],
    ['/alert-loop/on', 'You got away'],
  ])('leads on for ever: %s', async (path, next) => {
    expect(await (await open(path)).text()).toContain(next);
  });

  test('gives out a new session in every link', async () => {
    const session = async () =>
      /jsessionid=(\w+)/.exec(await (await open('/session-in-address/')).text())?.[1];
    expect(await session()).not.toBe(await session());
  });

  test.each([
    ['/redirect-loop/', '/redirect-loop/there'],
    ['/redirect-loop/there', '/redirect-loop/'],
    ['/redirect-to-itself/', '/redirect-to-itself/'],
    ['/redirect-grows/further/', '/redirect-grows/further/further/'],
    ['/redirect-slow/hop-3', '/redirect-slow/hop-4'],
  ])('redirects for ever: %s', async (path, location) => {
    const answer = await open(path);
    expect([answer.status >= 300, answer.headers.get('location')]).toEqual([true, location]);
  });

  test('notices who leaves for another origin', async () => {
    const target = (await open('/redirect-away/')).headers.get('location') ?? '';
    await fetch(target);
    expect(site.strayed()).toEqual(['GET /strayed/redirect']);
  });

  test.each([
    '/huge-page/',
    '/huge-text/',
    '/huge-answer/data.json',
    '/huge-file/',
    '/packed-bomb/',
  ])('is larger than anyone wants: %s', async (path) => {
    let bytes = 0;
    for await (const chunk of (await open(path)).body ?? []) bytes += chunk.byteLength;
    expect(bytes).toBeGreaterThan(50_000_000);
  });

  test.each(['/silence/', '/slow-script/script.js'])('says nothing: %s', async (path) => {
    expect(await raw(path, 300)).toBe('');
  });

  test.concurrent.each([
    ['/slow-page/', '<h1>Slow</h1>'],
    ['/slow-style/style.css', 'HTTP/1.1 200'],
    ['/endless-answer/', '--part'],
    ['/endless-download/file.iso', 'attachment'],
    ['/slow-head/', 'HTTP/1.1 200 OK\r\nx-line-1'],
  ])('begins and does not end: %s', async (path, beginning) => {
    const text = await raw(path, 1_300);
    expect(text).toContain(beginning);
    expect(text).not.toMatch(/\r\n0\r\n\r\n$/);
  });

  test('breaks the connection before anything comes', async () => {
    expect(await raw('/reset/', 500)).toBe('');
  });

  test.each([
    ['/not-http/', '220 mail'],
    ['/truncated/', 'content-length: 100000'],
    ['/invalid-text/', '\xff\xfe\x00'],
    ['/huge-head/', `x-large: ${'h'.repeat(1_000_000)}`],
    ['/odd-status/999', 'HTTP/1.1 999'],
    ['/wrong-packing/', 'content-encoding: gzip'],
  ])('breaks the rules: %s', async (path, rule) => {
    expect(await raw(path, 300)).toContain(rule);
  });

  test.each([
    ['/basic-auth/', 401, 'www-authenticate', 'Basic realm="Staff only"'],
    ['/digest-auth/picture', 401, 'www-authenticate', 'Digest realm'],
    ['/download/file.bin', 200, 'content-disposition', 'attachment'],
    ['/locked-down/', 200, 'content-security-policy', "default-src 'none'"],
    ['/service-worker/worker.js', 200, 'service-worker-allowed', '/'],
  ])('guards its doors: %s', async (path, status, header, value) => {
    const answer = await open(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get(header)).toContain(value);
  });

  test('stands behind a certificate that nobody vouches for as well', async () => {
    await expect(fetch(site.tlsUrl)).rejects.toThrow();
    const request = getOverTls(site.tlsUrl, { rejectUnauthorized: false });
    const [answer] = await once(request, 'response');
    expect(answer.statusCode).toBe(200);
    answer.destroy();
  });
});
