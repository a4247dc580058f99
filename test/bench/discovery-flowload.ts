import { launchBrowser } from '../../packages/engine/src/crawl/browser.ts';
import { straightNetwork } from '../../packages/engine/src/crawl/browser-network.ts';
import { crawl } from '../../packages/engine/src/crawl/crawl.ts';
import type { Action, SiteGraph } from '../../packages/engine/src/model/site-graph.ts';
import type { Contender } from './discovery-contender.ts';

const budget = { maxStates: 5_000, maxDepth: 30, maxVisitsPerTemplate: 60, contexts: 8 };

/** FlowLoad's own crawl, with a budget that the maze does not exhaust, in eight windows; Crawlee opens as many as it finds good. */
export const walkWithFlowLoad: Contender = async ({ maze, within, timeMs }) => {
  const browser = await launchBrowser();
  try {
    const began = performance.now();
    const graph = await crawl({
      browser,
      target: {
        url: maze.url + within,
        scope: { origins: [maze.url], includePaths: [within], excludePaths: [] },
        credentials: [],
      },
      budget: { ...budget, timeMs },
      network: straightNetwork,
      signal: AbortSignal.timeout(timeMs + 60_000),
      onProgress: () => {},
    });
    const seconds = (performance.now() - began) / 1000;
    return { seconds, reported: reportedBy(graph), ended: graph.ended };
  } finally {
    await browser.close();
  }
};

/** Every address that the graph names, as `GET /path?query`. */
export function reportedBy(graph: SiteGraph): ReadonlySet<string> {
  const { origin } = new URL(graph.startUrl);
  return new Set([
    ...graph.states.flatMap(({ url }) => entry('GET', url, origin)),
    ...graph.actions.flatMap((action) => reportedByAction(action, origin)),
  ]);
}

function reportedByAction({ operation, requests }: Action, origin: string): readonly string[] {
  const asked = requests.flatMap(({ method, urlTemplate }) => entry(method, urlTemplate, origin));
  switch (operation.kind) {
    case 'open':
    case 'follow-link':
      return [...entry('GET', operation.url, origin), ...asked];
    case 'submit-form':
      return [...entry(operation.form.method, operation.form.action, origin), ...asked];
    default:
      return asked;
  }
}

function entry(method: string, address: string, origin: string): readonly string[] {
  if (address === '' || !URL.canParse(address, origin)) return [];
  const url = new URL(address, origin);
  if (url.origin !== origin) return [];
  const verb = method.toUpperCase();
  return [`${verb} ${url.pathname}`, `${verb} ${url.pathname}${url.search}`];
}
