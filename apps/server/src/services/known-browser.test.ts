import { expect, it } from 'vitest';
import { knownBrowser } from './known-browser.ts';

it('looks for a browser once, and again only while there is none', async () => {
  const answers = [null, null, 'the bundled Chromium', 'another'];
  let looks = 0;
  const browser = knownBrowser(async () => {
    looks += 1;
    return answers[looks - 1] ?? null;
  });
  expect(await browser()).toBeNull();
  expect(await browser()).toBe('the bundled Chromium');
  expect(await browser()).toBe('the bundled Chromium');
  expect(looks).toBe(3);
});

it('takes a search that fails for a browser that is not there', async () => {
  const browser = knownBrowser(() => Promise.reject(new Error('no disk')));
  expect(await browser()).toBeNull();
});
