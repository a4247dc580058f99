import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../packages/engine/src/crawl/browser.ts';
import { planOf } from '../../packages/engine/src/load/flow.fixture.ts';
import { runLoad } from '../../packages/engine/src/load/run-load.ts';
import type { Flow } from '../../packages/engine/src/model/flow.ts';
import type { Interval } from '../../packages/engine/src/model/metrics.ts';
import type { AssetLoading, Executor } from '../../packages/engine/src/model/plan.ts';
import { type Gallery, type GallerySeen, startGallery } from './flow-targets/gallery.ts';
import { follow, open, Prover } from './flow-targets/proving.ts';

/** The load of a page's sub-resources beside what a Chromium asks for on the same pages. */

let elsewhere: Gallery;
let gallery: Gallery;
let flow: Flow;
/** What Chromium asked for, page after page: when it was never there, and when it came back. */
let visits: readonly (readonly GallerySeen[])[];

beforeAll(async () => {
  elsewhere = await startGallery('http://127.0.0.1:9');
  gallery = await startGallery(elsewhere.url);
  const prover = await Prover.launch();
  const operations = [open(`${gallery.url}/`), follow('About', `${gallery.url}/about`)];
  flow = await prover.proven(gallery.url, operations).finally(() => prover.close());
  const browser = await launchBrowser();
  visits = await chromiumVisits(browser).finally(() => browser.close());
}, 60_000);

afterAll(async () => {
  await gallery[Symbol.asyncDispose]();
  await elsewhere[Symbol.asyncDispose]();
});

async function chromiumVisits(browser: Browser): Promise<readonly (readonly GallerySeen[])[]> {
  const context = await browser.newContext();
  const all: (readonly GallerySeen[])[] = [];
  for (let visit = 0; visit < 2; visit++) {
    gallery.seen.length = 0;
    const page = await context.newPage();
    await page.goto(`${gallery.url}/`, { waitUntil: 'networkidle' });
    await page.click('text=About');
    await page.waitForURL(/about/);
    await page.waitForLoadState('networkidle');
    await page.close();
    all.push([...gallery.seen]);
  }
  return all;
}

async function load(assets: AssetLoading, iterations = 1): Promise<readonly Interval[]> {
  const executor = {
    kind: 'per-vu-iterations',
    vus: 1,
    iterations,
    maxDurationMs: 30_000,
  } as const;
  return await loadBy(executor, assets, new AbortController().signal);
}

async function loadBy(
  executor: Executor,
  assets: AssetLoading,
  signal: AbortSignal,
): Promise<readonly Interval[]> {
  gallery.seen.length = 0;
  const intervals: Interval[] = [];
  await runLoad({
    plan: planOf(executor, [flow], {}, { assets }),
    flows: [flow],
    credentials: [],
    signal,
    workers: 1,
    onInterval: (interval) => intervals.push(interval),
    onProgress: () => {},
  });
  return intervals;
}

/** What was asked for in waves, each in order of the alphabet; what has another address each time is left out of flows. */
function waves(seen: readonly GallerySeen[]): string[][] {
  const lasting = seen.filter(({ path }) => !path.startsWith('/img/stamp.png'));
  return [...Map.groupBy(lasting, ({ wave }) => wave).values()].map((wave) =>
    wave
      .map(({ path, condition, status }) => [path, status, condition].filter(Boolean).join(' '))
      .toSorted(),
  );
}

/** Requests that went out, by the id of the step, null for the whole run. */
function requestsOf(intervals: readonly Interval[], stepId: string | null): number {
  return intervals
    .flatMap(({ series }) => series)
    .filter(({ key }) => key.stepId === stepId && (stepId !== null || key.flowId === null))
    .reduce((sum, { requests, unsent }) => sum + requests - unsent, 0);
}

const dated = '/img/dated.png 304 Sat, 01 Aug 2026 10:00:00 GMT';
const aboutAgain = [
  ['/about 200'],
  ['/css/type.css 304 "type"', '/img/about.png 304 "about"', dated, '/js/app.js 304 "app"'],
  ['/fonts/own.woff2 304 W/"own"', '/img/late.png 200'],
];
const firstVisit = [
  ['/ 200'],
  [
    '/css/site.css 200',
    '/img/dated.png 200',
    '/img/missing.png 404',
    '/img/plain.png 200',
    '/js/app.js 200',
  ],
  ['/css/type.css 200'],
  ['/fonts/own.woff2 200', '/img/banner.png 200', '/img/fetched.png 200', '/img/late.png 200'],
  // The second page has in the cache what the first one brought, but for its own image.
  ...aboutAgain.map((wave) =>
    wave.map((line) => line.replace('/about.png 304 "about"', '/about.png 200')),
  ),
];
const returningVisit = [
  ['/ 200'],
  [
    '/css/type.css 304 "type"',
    dated,
    '/img/missing.png 404',
    '/img/plain.png 200',
    '/js/app.js 304 "app"',
  ],
  ['/fonts/own.woff2 304 W/"own"', '/img/late.png 200'],
  ...aboutAgain,
];

describe('sub-resources under load', () => {
  it('on a first visit are what Chromium asks for, wave by wave', async () => {
    await load('first-visit', 2);
    const [first] = visits;
    expect(waves(first ?? [])).toEqual(firstVisit);
    expect(waves(gallery.seen)).toEqual([...firstVisit, ...firstVisit]);
  });

  it('on a returning visit are what Chromium asks for again, and how', async () => {
    await load('returning-visit', 2);
    const [, again] = visits;
    expect(waves(again ?? [])).toEqual(returningVisit);
    expect(waves(gallery.seen)).toEqual([...returningVisit, ...returningVisit]);
  });

  it('are not asked for by choice, and never of another site', async () => {
    elsewhere.seen.length = 0;
    await load('none');
    expect(gallery.seen.map(({ path }) => path)).toEqual(['/', '/about']);
    await load('first-visit');
    expect(elsewhere.seen).toEqual([]);
  });

  it('are counted apart from the pages, to the one, and a failing one ends nothing', async () => {
    gallery.broken.add('/css/site.css');
    const intervals = await load('first-visit').finally(() => gallery.broken.clear());
    expect(gallery.seen.map(({ path }) => path)).toContain('/about');
    expect(gallery.seen.map(({ path }) => path)).not.toContain('/css/type.css');
    expect(requestsOf(intervals, null)).toBe(gallery.seen.length);
    expect(requestsOf(intervals, 's1')).toBe(1);
    const own = requestsOf(intervals, 's1/assets') + requestsOf(intervals, 's2/assets');
    expect(own).toBe(gallery.seen.length - 2);
    const errors = intervals.flatMap(({ series }) =>
      series.filter(({ key }) => key.flowId === null).map(({ errors }) => errors),
    );
    expect(errors.reduce((sum, { asset = 0 }) => sum + asset, 0)).toBe(2);
  });

  it('are counted to the one also when the load is aborted', async () => {
    const executor = { kind: 'constant-vus', vus: 5, durationMs: 30_000 } as const;
    const intervals = await loadBy(executor, 'first-visit', AbortSignal.timeout(2_000));
    expect(gallery.seen.length).toBeGreaterThan(20);
    expect(requestsOf(intervals, null)).toBe(gallery.seen.length);
  });
});
