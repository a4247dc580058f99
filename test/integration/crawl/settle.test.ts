import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../packages/engine/src/crawl/browser.ts';
import { straightNetwork } from '../../../packages/engine/src/crawl/browser-network.ts';
import { Visitor } from '../../../packages/engine/src/crawl/visitor.ts';
import type { Operation } from '../../../packages/engine/src/model/site-graph.ts';
import { targetAt } from './crawling.ts';
import { json, redirect, startSite } from './site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

/** The server takes much longer than a page is given to become quiet. */
const capMs = 400;
const slowMs = 900;

const button = (selector: string) => ({ selectors: [selector], frameUrl: null });
const sending: Operation = {
  kind: 'submit-form',
  form: {
    element: button('form'),
    submit: button('form button'),
    purpose: 'other',
    method: 'post',
    action: '',
    fields: [],
  },
};

/** The heading of the page once the operation has been done on it. */
async function headingAfter(operation: Operation, script: string): Promise<string> {
  await using site = await startSite({
    '/': `<h1>Before</h1><form method="post" action="/sent"><button>Send</button></form>
      <a id="next" href="/next">Next</a><script>${script}</script>`,
    '/sent': async () => {
      await pause(slowMs);
      return redirect('/next');
    },
    '/answer': async () => {
      await pause(slowMs);
      return json({ title: 'After' });
    },
    '/next': async () => {
      await pause(slowMs);
      return '<h1>After</h1>';
    },
  });
  const visitor = await Visitor.enter(browser, {
    scope: targetAt(site.url).scope,
    network: straightNetwork,
    patience: { quietMs: 35, capMs, answerMs: 10_000, lookMs: 5_000 },
    timeouts: { navigationTimeoutMs: 10_000, elementTimeoutMs: 500 },
    confirms: false,
    allowWorkers: false,
    allowDestructive: false,
  });
  try {
    await visitor.open(site.url);
    const typist = { index: 0, seed: 1, attempt: 0, credentials: null };
    await visitor.do(operation, typist);
    return (await visitor.look()).main.heading;
  } finally {
    await visitor.leave();
  }
}

test.each<readonly [what: string, operation: Operation, script: string]>([
  ['a form', sending, ''],
  ['a link', { kind: 'follow-link', element: button('#next'), url: '' }, ''],
  [
    'what a script sends for a form',
    sending,
    `document.querySelector('form').onsubmit = async (event) => {
      event.preventDefault();
      const answer = await fetch('/answer', { method: 'POST' });
      document.querySelector('h1').textContent = (await answer.json()).title;
    }`,
  ],
])('the page that %s leads to is waited for, however slow the server is', async (...row) => {
  const [, operation, script] = row;
  expect(await headingAfter(operation, script)).toBe('After');
});
