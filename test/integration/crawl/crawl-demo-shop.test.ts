import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../packages/engine/src/crawl/browser.ts';
import { straightNetwork } from '../../../packages/engine/src/crawl/browser-network.ts';
import { recordJourney } from '../../../packages/engine/src/crawl/record-journey.ts';
import type { Action, SiteGraph } from '../../../packages/engine/src/model/site-graph.ts';
import { startDemoApp } from '../../demo-app/src/start-demo-app.ts';
import { crawlSite, targetAt, wayTo } from './crawling.ts';

type DemoApp = Awaited<ReturnType<typeof startDemoApp>>;

let browser: Browser;
let shop: DemoApp;
let graph: SiteGraph;
let done: Awaited<ReturnType<DemoApp['effects']>>;

beforeAll(async () => {
  [browser, shop] = await Promise.all([launchBrowser(), startDemoApp({ port: 0 })]);
  graph = await crawlSite(browser, shop.url, { budget: { maxStates: 100, timeMs: 100_000 } });
  done = { ...(await shop.effects()) };
});
afterAll(async () => {
  await browser.close();
  await shop.close();
});

/** By what it asks the server for. */
function actionThat(method: string, urlTemplate: RegExp, signedIn: boolean): Action {
  const found = graph.actions.find(
    (action) =>
      action.outcome.kind === 'explored' &&
      graph.states.find((state) => state.id === action.fromStateId)?.signedIn === signedIn &&
      action.requests[0]?.method === method &&
      urlTemplate.test(action.requests[0].urlTemplate),
  );
  if (found === undefined) throw new Error(`Nothing asked for ${method} ${urlTemplate}.`);
  return found;
}

describe('the demo shop', () => {
  test('ends by itself within its time', () => {
    expect(graph.ended).toBe('exhausted');
  });

  test('each kind of page is one state', () => {
    const outside = graph.states.filter((state) => !state.signedIn);
    const of = (template: string) => outside.filter((state) => state.urlTemplate === template);
    expect(of('/product/:slug')).toHaveLength(1);
    expect(of('/category/:slug')).toHaveLength(1);
    expect(of('/products?page=:id')).toHaveLength(1);
  });

  test('an empty and a filled cart are two', () => {
    const carts = graph.states.filter((state) => state.signedIn && state.urlTemplate === '/cart');
    expect(carts.length).toBeGreaterThanOrEqual(2);
  });

  test('what takes something away is found and left alone', () => {
    const kept = graph.actions.filter((action) => action.outcome.kind === 'left-alone');
    const labels = kept.filter((one) => one.effect === 'destructive').map((one) => one.label);
    expect(labels).toEqual(expect.arrayContaining(['Log out', 'Delete account']));
    expect(done.deletedAccounts).toBe(0);
    expect(done.logouts).toBe(0);
  });

  test('the account that was made is the one that signs in', () => {
    expect(graph.account).not.toBeNull();
    expect(done.accounts).toBe(1);
  });

  const journeys: readonly (readonly [
    name: string,
    method: string,
    path: RegExp,
    signedIn: boolean,
    effect: keyof typeof done,
  ])[] = [
    ['Sign in', 'POST', /^\/login/, false, 'logins'],
    ['Sign up', 'POST', /^\/signup/, false, 'accounts'],
    ['Add to cart', 'POST', /^\/cart\/add/, true, 'cartAdds'],
    ['Write a review', 'POST', /\/reviews$/, true, 'reviews'],
    ['Add to wishlist', 'GET', /^\/wishlist\/add/, true, 'wishlistAdds'],
    ['Update profile', 'PUT', /^\/api\/profile/, true, 'profileUpdates'],
    ['Check out', 'POST', /^\/checkout\/confirm/, true, 'orders'],
  ];

  test.each(journeys)(
    '%s is recorded from a clean browser and does its work again',
    async (name, method, path, signedIn, effect) => {
      const before = { ...(await shop.effects()) };
      const recording = await recordJourney({
        browser,
        target: targetAt(shop.url),
        journey: {
          id: name,
          name,
          effect: 'write',
          actions: wayTo(graph, actionThat(method, path, signedIn)),
          leftAlone: null,
        },
        persona: { index: 0, seed: 20_261_122, credentials: graph.account },
        network: straightNetwork,
        signal: new AbortController().signal,
      });
      expect(recording.failure).toBeNull();
      const after = await shop.effects();
      expect(after[effect]).toBe(before[effect] + 1);
    },
  );
});
