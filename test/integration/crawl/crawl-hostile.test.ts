import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../packages/engine/src/crawl/browser.ts';
import type { CrawlProgress } from '../../../packages/engine/src/model/run.ts';
import { crawlSite } from './crawling.ts';
import { page, startSite } from './site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

describe('a target that can not be crawled', () => {
  test('nothing listening there', async () => {
    const port = await unusedPort();
    await expect(crawlSite(browser, `http://127.0.0.1:${port}/`)).rejects.toMatchObject({
      name: 'TargetUnreachableError',
      message: expect.stringMatching(/nothing is listening there\. Start the application/),
    });
  });

  test('not HTML', async () => {
    await using site = await startSite({
      '/': () => ({ headers: { 'content-type': 'application/json' }, body: '{}' }),
      '/file': () => ({
        headers: { 'content-type': 'application/zip', 'content-disposition': 'attachment' },
        body: Buffer.from('PK'),
      }),
    });
    await expect(crawlSite(browser, site.url)).rejects.toMatchObject({
      name: 'TargetNotHtmlError',
      message: expect.stringContaining('application/json'),
    });
    await expect(crawlSite(browser, `${site.url}file`)).rejects.toMatchObject({
      name: 'TargetNotHtmlError',
    });
  });

  test('one that speaks no HTTP', async () => {
    const server = createServer((socket) => socket.end('hello\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await expect(crawlSite(browser, `http://127.0.0.1:${port}/`)).rejects.toMatchObject({
      name: 'TargetUnreachableError',
    });
    server.close();
  });

  test('a page that is not there, and one that redirects out of scope', async () => {
    await using elsewhere = await startSite({ '/': '<h1>Elsewhere</h1>' });
    await using site = await startSite({
      '/away': () => ({ status: 302, headers: { location: elsewhere.url } }),
    });
    await expect(crawlSite(browser, `${site.url}gone`)).rejects.toThrow(/it answers 404/);
    await expect(crawlSite(browser, `${site.url}away`)).rejects.toThrow(
      new RegExp(`Give ${new URL(elsewhere.url).origin} as the target instead`),
    );
  });

  test('one that never answers', { timeout: 40_000 }, async () => {
    await using site = await startSite({ '/': () => ({ hang: true }) });
    await expect(crawlSite(browser, site.url)).rejects.toMatchObject({
      name: 'TargetUnreachableError',
      message: expect.stringContaining('did not answer within 15 seconds'),
    });
  });
});

describe('a target that makes trouble', () => {
  test('dialogs, downloads, windows, loops and dead ends cost no more than themselves', async () => {
    const links = [
      'alerts',
      'unload',
      'download',
      'popup',
      'circle',
      'broken',
      'closing',
      'binary',
      'end',
    ];
    await using site = await startSite({
      '/': `<h1>Trouble</h1>${links.map((name) => `<a href="/${name}">${name}</a>`).join(' ')}`,
      '/alerts':
        '<h1>Alerts</h1><script>for (let i = 0; i < 30; i++) alert(i); confirm("?"); prompt("?")</script>',
      '/unload':
        '<h1>Stay</h1><script>onbeforeunload = () => "stay"</script><button type="button" onclick="document.title = 1">Press</button>',
      '/download': () => ({
        headers: { 'content-type': 'application/zip', 'content-disposition': 'attachment' },
        body: Buffer.from('PK'),
      }),
      '/popup':
        '<h1>Popup</h1><button type="button" onclick="window.open(\'/opened\')">Open</button>',
      '/opened': '<h1>Opened</h1>',
      '/circle': () => ({ status: 302, headers: { location: '/circle' } }),
      '/broken': () => ({
        headers: { 'content-type': 'text/html' },
        body: Buffer.from(
          '<h1>Br\xe9ken<p></h2><a href="/from-broken">on<table><form><b>',
          'latin1',
        ),
      }),
      '/from-broken': '<h1>Still here</h1>',
      '/closing': '<h1>Closing</h1><script>window.close()</script>',
      '/binary': () => ({ headers: { 'content-type': 'image/png' }, body: Buffer.alloc(100) }),
      '/end': '<h1>End</h1>',
    });
    const graph = await crawlSite(browser, site.url);
    const headings = graph.states.map((state) => state.heading);
    expect(headings).toEqual(
      expect.arrayContaining(['Alerts', 'Popup', 'Opened', 'Still here', 'End']),
    );
    expect(graph.ended).toBe('exhausted');
  });

  test('a page that burns the processor for ever is given up', { timeout: 60_000 }, async () => {
    await using site = await startSite({
      '/': '<h1>Home</h1><a href="/burn">Burn</a> <a href="/fine">Fine</a>',
      '/burn': '<h1>Burning</h1><script>addEventListener("load", () => { for (;;) {} })</script>',
      '/fine': '<h1>Fine</h1>',
    });
    const graph = await crawlSite(browser, site.url, { budget: { contexts: 1, timeMs: 40_000 } });
    expect(graph.states.map((state) => state.heading)).toContain('Fine');
  });

  test('endless pages end with the budget', async () => {
    await using site = await startSite({
      '*': ({ path }) => {
        const rest = path === '/' ? '' : path;
        return `<h1>Page ${rest.length}</h1><a href="${rest}/on">On</a> <a href="?day=${rest.length + 1}">Tomorrow</a>
          <form action="/x${rest.length}"><input name="f${rest.length}"><button>Go ${rest.length}</button></form>`;
      },
    });
    const started = performance.now();
    const graph = await crawlSite(browser, site.url, { budget: { timeMs: 6_000, maxStates: 20 } });
    expect(performance.now() - started).toBeLessThan(30_000);
    expect(graph.states.length).toBeLessThan(40);
  });

  test('a page that never stops loading is looked at as it is', async () => {
    await using site = await startSite({
      '/': '<h1>Slow</h1><img src="/never.png"><script src="/never.js" async></script><a href="/on">On</a>',
      '/never.png': () => ({ hang: true }),
      '/never.js': () => ({ hang: true }),
      '/on': '<h1>On</h1>',
    });
    const graph = await crawlSite(browser, site.url);
    expect(graph.states.map((state) => state.heading)).toEqual(['Slow', 'On']);
  });
});

describe('telling and stopping', () => {
  test('an abort ends at once with what there is', async () => {
    await using site = await startSite({
      '*': ({ path }) => `<h1>Page</h1><a href="${path}a/">a</a><a href="${path}b/">b</a>`,
    });
    const stop = new AbortController();
    let abortedAt = 0;
    const graph = await crawlSite(browser, site.url, {
      signal: stop.signal,
      onProgress: ({ states }) => {
        if (states < 2 || stop.signal.aborted) return;
        abortedAt = performance.now();
        stop.abort();
      },
    });
    expect(performance.now() - abortedAt).toBeLessThan(10_000);
    expect(graph.ended).toBe('aborted');
    expect(graph.states.length).toBeGreaterThan(1);
  });

  test('progress says what is done where, with a picture of each new state', async () => {
    await using site = await startSite({
      '/': () => ({ body: page('<h1>Home</h1><a href="/two">Second page</a>', 'Front') }),
      '/two': '<h1>Two</h1>',
    });
    const told: CrawlProgress[] = [];
    const graph = await crawlSite(browser, site.url, { onProgress: (one) => told.push(one) });
    expect(told.map((one) => one.doing)).toContain('Following “Second page”');
    expect(told.map((one) => one.title)).toContain('Front');
    const pictures = told.flatMap((one) => one.thumbnail ?? []);
    expect(pictures).toHaveLength(2);
    expect(graph.states.map((state) => state.thumbnail)).toEqual(pictures);
    expect(await widthOf(pictures[0] ?? '')).toBe(480);
  });
});

async function widthOf(dataUrl: string): Promise<number> {
  const tab = await browser.newPage();
  try {
    return await tab.evaluate(async (source) => {
      const picture = new Image();
      picture.src = source;
      await picture.decode();
      return picture.naturalWidth;
    }, dataUrl);
  } finally {
    await tab.close();
  }
}

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
