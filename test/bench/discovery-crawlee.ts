import { Configuration, LogLevel, log, PlaywrightCrawler } from '@crawlee/playwright';
import { chromium } from 'playwright-core';
import { launchBrowser } from '../../packages/engine/src/crawl/browser.ts';
import type { Contender } from './discovery-contender.ts';

/** What Playwright sets by itself at every start. */
const ownSwitches = /^--(remote-debugging|user-data-dir|no-startup-window)/;

/** Crawlee's PlaywrightCrawler as it comes: links of the same origin, its own concurrency. */
export const walkWithCrawlee: Contender = async ({ maze, within, timeMs }) => {
  log.setLevel(LogLevel.OFF);
  const { executablePath, args } = await sameBrowser();
  const start = maze.url + within;
  const crawler = new PlaywrightCrawler(
    {
      launchContext: { launcher: chromium, launchOptions: { executablePath, args } },
      requestHandler: async ({ enqueueLinks }) => {
        await enqueueLinks({
          strategy: 'same-origin',
          transformRequestFunction: (request) => (request.url.startsWith(start) ? request : false),
        });
      },
    },
    new Configuration({ persistStorage: false, purgeOnStart: false }),
  );
  const began = performance.now();
  const clock = setTimeout(() => crawler.stop(), timeMs);
  await crawler.run([start]);
  clearTimeout(clock);
  const seconds = (performance.now() - began) / 1000;
  await crawler.teardown();
  return { seconds, reported: new Set(), ended: 'exhausted' };
};

/** The executable and the switches that FlowLoad's own look-up comes to. */
async function sameBrowser(): Promise<{ executablePath: string; args: string[] }> {
  const browser = await launchBrowser();
  try {
    const session = await browser.newBrowserCDPSession();
    const { commandLine } = await session.send('SystemInfo.getInfo');
    const [executablePath = '', ...args] = commandLine.split(' ');
    return {
      executablePath,
      args: args.filter((arg) => arg.startsWith('--') && !ownSwitches.test(arg)),
    };
  } finally {
    await browser.close();
  }
}
