import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates } from 'node:tls';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../packages/engine/src/crawl/browser.ts';
import { recordJourney } from '../../../packages/engine/src/crawl/record-journey.ts';
import { network } from '../../../packages/engine/src/load/http/network.fixture.ts';
import {
  type ProxyFixture,
  startProxy,
} from '../../../packages/engine/src/load/http/proxy.fixture.ts';
import { selfSigned } from '../../../packages/engine/src/load/http/self-signed.fixture.ts';
import { browserNetworkOf } from '../../../packages/engine/src/run/browser-network-of.ts';
import { actionNamed, crawlSite, targetAt, wayTo } from './crawling.ts';
import { page } from './site.ts';

/** The target's certificate is one that only the authority of its house knows, and it stands behind a proxy. */
const [otherAuthority = ''] = getCACertificates('bundled');
const login = 'ann:p@ss';
const pages: Readonly<Record<string, string>> = {
  '/': '<h1>House</h1><a href="/cellar">Cellar</a><script>fetch("/data")</script>',
  '/cellar': '<h1>Cellar</h1>',
};

let browser: Browser;
let proxy: ProxyFixture;
let target: Server;
let url: string;
let inside: string[] = [];

beforeAll(async () => {
  [browser, proxy] = await Promise.all([launchBrowser(), startProxy({ login })]);
  target = createServer(selfSigned, ({ url: path = '' }, response) => {
    inside.push(path);
    const found = pages[path];
    response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'text/html' });
    response.end(page(found ?? ''));
  });
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
  url = `https://localhost:${(target.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  await browser.close();
  await proxy[Symbol.asyncDispose]();
  target.closeAllConnections();
  target.close();
});

const proxyUrl = (who = 'ann:p%40ss@') => `http://${who}127.0.0.1:${proxy.port}`;

describe('behind a proxy, with an authority of its own', () => {
  test('a site is explored and recorded like any other', async () => {
    inside = [];
    const way = browserNetworkOf(network({ ca: selfSigned.cert, proxy: proxyUrl() }));
    const graph = await crawlSite(browser, url, { network: way });
    expect(graph.states.map(({ heading }) => heading)).toEqual(['House', 'Cellar']);
    expect(inside).toEqual(expect.arrayContaining(['/data', '/robots.txt']));
    const cellar = actionNamed(graph, 'Cellar');
    const recording = await recordJourney({
      browser,
      target: targetAt(url),
      journey: {
        id: 'cellar',
        name: 'Cellar',
        effect: 'read',
        actions: cellar === undefined ? [] : wayTo(graph, cellar),
        leftAlone: null,
      },
      persona: { index: 0, seed: 1, credentials: null },
      network: way,
      signal: new AbortController().signal,
    });
    expect(recording.failure).toBeNull();
    const statuses = recording.steps.flatMap(({ exchanges }) =>
      exchanges.map(({ response }) => response?.status),
    );
    expect(statuses).toEqual([200, 404, 200]);
    const { host } = new URL(url);
    expect(new Set(proxy.asked.map((line) => line.split(' ', 2).join(' ')))).toEqual(
      new Set([`CONNECT ${host}`]),
    );
  });

  test.each([
    [
      'another authority',
      () => ({ ca: otherAuthority }),
      /certificate is not accepted \(self-signed/,
    ],
    ['no authority', () => ({}), /certificate is not accepted\. Name the authority/],
    ['a wrong login', () => ({ ca: selfSigned.cert, proxy: proxyUrl('bob:x@') }), /the proxy /],
    [
      'a proxy that is not there',
      () => ({ proxy: 'http://127.0.0.1:1' }),
      /the proxy does not answer/,
    ],
  ])('with %s nothing is asked, and it is said why', async (_, wishes, sentence) => {
    inside = [];
    const way = browserNetworkOf(network(wishes()));
    await expect(crawlSite(browser, url, { network: way })).rejects.toThrow(sentence);
    expect(inside).toEqual([]);
  });
});
