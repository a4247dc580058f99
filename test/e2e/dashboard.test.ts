import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchBrowser } from '../../packages/engine/src/crawl/browser.ts';
import { type CornerShop, startCornerShop } from '../integration/flow-targets/corner-shop.ts';
import { type Product, startProduct } from './product.ts';

let product: Product;
let shop: CornerShop;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** Requests that left the product's own origin, and what went wrong in the page. */
let strays: string[] = [];
let complaints: string[] = [];

beforeAll(async () => {
  [product, shop, browser] = await Promise.all([
    startProduct(),
    startCornerShop(),
    launchBrowser(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await Promise.all([product?.close(), shop?.close()]);
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  strays = [];
  complaints = [];
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^http|^ws/.test(protocol) && origin !== product.url) strays.push(request.url());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
});

afterEach(async () => {
  await context.close();
});

/** The figures at the top of a run that loads. */
const figures = () =>
  page.locator('dl', { hasText: 'Active users' }).textContent({ timeout: 1_000 });

it('goes from an address to a verdict, with figures that change on the way', async () => {
  await page.goto(`${product.url}/new`);
  await page.getByLabel('URL of the application').fill(shop.url);
  await page.getByLabel('Virtual users').fill('4');
  await page.getByLabel('Duration').fill('20s');
  await page.getByLabel('Ramp-up').fill('2s');
  await page.getByRole('button', { name: 'Start the run' }).click();
  await page.waitForURL(/\/runs\/run_/);

  const stage = page.locator('[aria-current=step]');
  await page.getByText('Pages found').waitFor();
  await expect
    .poll(() => page.getByRole('img', { name: /as the crawl sees it/ }).count(), {
      timeout: 60_000,
    })
    .toBe(1);

  await expect.poll(() => stage.textContent(), { timeout: 150_000 }).toContain('Loading');
  const seen = new Set<string>();
  await expect
    .poll(async () => seen.add((await figures().catch(() => null)) ?? '').size, { timeout: 15_000 })
    .toBeGreaterThan(4);
  expect(await page.locator('canvas').count()).toBeGreaterThanOrEqual(3);

  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('Paused', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('textbox', { name: 'Users' }).fill('6');
  await page.getByRole('button', { name: 'Set to 6 users' }).click();
  await page.getByText('The load was set to 6.').waitFor();

  const verdict = page.getByRole('region', { name: 'Verdict' });
  await verdict.waitFor({ timeout: 60_000 });
  expect(await verdict.textContent()).toContain('Passed');
  expect(
    await page
      .getByRole('cell', { name: /^Subscribe/ })
      .or(page.getByRole('rowheader', { name: /^Subscribe/ }))
      .count(),
  ).toBeGreaterThan(0);

  await page
    .getByRole('tab', { name: /^Flows/ })
    .or(page.getByRole('link', { name: /^Flows/ }))
    .first()
    .click();
  await page.getByText('Delete account').first().waitFor();

  await page.goto(product.url);
  await page
    .getByRole('link', { name: new RegExp(shop.url.replace('http://', '')) })
    .first()
    .waitFor();
  expect(await page.getByText('Passed').count()).toBeGreaterThan(0);
  expect(strays).toEqual([]);
  expect(complaints).toEqual([]);
  // A few users left real effects in the shop, and nobody lost an account.
  expect(shop.effects.subscriptions).toBeGreaterThan(4);
  expect(shop.effects.deletedAccounts).toBe(0);
});

it('says at the field what is wrong with an address', async () => {
  await page.goto(`${product.url}/new`);
  await page.getByLabel('URL of the application').fill('ftp://127.0.0.1');
  await page.getByRole('button', { name: 'Start the run' }).click();
  const field = page.getByLabel('URL of the application');
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
  expect(page.url()).toContain('/new');
});

it('runs a query and a subscription in GraphiQL without any other origin', async () => {
  await page.goto(`${product.url}/graphiql?query=${encodeURIComponent('{ server { version } }')}`);
  const run = page.getByRole('button', { name: /Execute query/ });
  await run.click();
  const answer = page.locator('.result-window, .graphiql-response');
  await expect.poll(() => answer.first().textContent(), { timeout: 20_000 }).toContain('0.1.0');

  await page.goto(
    `${product.url}/graphiql?query=${encodeURIComponent('subscription { runsChanged { kind id } }')}`,
  );
  await run.click();
  await page.waitForTimeout(1_000);
  await page.evaluate(
    async (url) =>
      await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query:
            'mutation ($url: String!) { createRun(input: { url: $url, start: false }) { __typename } }',
          variables: { url },
        }),
      }),
    shop.url,
  );
  await expect.poll(() => answer.first().textContent(), { timeout: 20_000 }).toContain('CREATED');
  expect(strays).toEqual([]);
});
