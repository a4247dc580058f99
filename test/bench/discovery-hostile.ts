import { launchBrowser } from '../../packages/engine/src/crawl/browser.ts';
import { straightNetwork } from '../../packages/engine/src/crawl/browser-network.ts';
import { crawl } from '../../packages/engine/src/crawl/crawl.ts';
import { startHostile } from '../hostile/src/start-hostile.ts';

/**
 * `npm run bench:hostile`: a crawl of the hostile site with all the time it wants up to its budget. Exits
 * with 1 when an ordinary page was missed, the crawl left the site, overran its budget or its memory.
 */
const budget = { maxStates: 300, maxDepth: 6, maxVisitsPerTemplate: 3, contexts: 2 };
const minutes = Number(process.argv[2] ?? 6);
const bars = { overrunSeconds: 15, residentMegabytes: 700 };

async function main(): Promise<boolean> {
  const site = await startHostile();
  const browser = await launchBrowser();
  let residentBytes = 0;
  const watch = setInterval(() => {
    residentBytes = Math.max(residentBytes, process.memoryUsage.rss());
  }, 200);
  try {
    const began = performance.now();
    const timeMs = minutes * 60_000;
    const graph = await crawl({
      browser,
      target: {
        url: site.url,
        scope: { origins: [site.url], includePaths: [], excludePaths: [] },
        credentials: [],
      },
      budget: { ...budget, timeMs },
      network: straightNetwork,
      signal: AbortSignal.timeout(timeMs + 60_000),
      onProgress: () => {},
    });
    const seconds = (performance.now() - began) / 1000;
    const asked = new Set(site.requests().map(pathOf));
    const unvisited = site.traps.filter(({ name }) => !asked.has(`/${name}/`));
    const missed = site.harbours.filter((path) => !asked.has(path));
    const failed = graph.actions.filter(({ outcome }) => outcome.kind === 'failed');
    const megabytes = residentBytes / 1_048_576;
    console.log(
      `ended             ${graph.ended} after ${seconds.toFixed(1)} s of ${timeMs / 1000}`,
    );
    console.log(
      `traps visited     ${site.traps.length - unvisited.length} of ${site.traps.length}`,
    );
    console.log(
      `harbours found    ${site.harbours.length - missed.length} of ${site.harbours.length}`,
    );
    console.log(`page states       ${graph.states.length}, actions ${graph.actions.length}`);
    console.log(`actions failed    ${failed.length}`);
    console.log(`requests strayed  ${site.strayed().length}`);
    console.log(`memory at most    ${megabytes.toFixed(0)} MB`);
    if (missed.length > 0) console.log(`missed            ${missed.join(', ')}`);
    if (unvisited.length > 0)
      console.log(`not visited       ${unvisited.map(({ name }) => name).join(', ')}`);
    const inTime = seconds <= timeMs / 1000 + bars.overrunSeconds;
    const withinMemory = megabytes <= bars.residentMegabytes;
    return missed.length === 0 && site.strayed().length === 0 && inTime && withinMemory;
  } finally {
    clearInterval(watch);
    await browser.close();
    await site.close();
  }
}

function pathOf(request: string): string {
  return request.replace(/^\w+ /, '').replace(/\?.*$/, '');
}

process.exitCode = (await main()) ? 0 : 1;
