import type { Browser } from 'playwright-core';
import { crawl } from '../crawl/crawl.ts';
import { findJourneys } from '../flow/journeys.ts';
import type { RunConfig } from '../model/run.ts';
import type { SiteGraph } from '../model/site-graph.ts';
import { BrowserLease } from './browser-lease.ts';
import { browserNetworkOf } from './browser-network-of.ts';
import { CrawlGrowth } from './crawl-growth.ts';
import type { RunStages } from './ports.ts';
import { asStageError } from './stage-error.ts';
import { targetOf } from './target-of.ts';

/** Explores the target in a browser of its own. */
export function crawlStage(launch: () => Promise<Browser>): RunStages['crawl'] {
  return async ({ config }, { signal, report }) => {
    await using lease = new BrowserLease(launch, signal);
    try {
      return await lease.use(async (browser) => {
        const growth = new CrawlGrowth(performance.now());
        const graph = await crawl({
          browser,
          target: targetOf(config),
          budget: config.crawl,
          network: browserNetworkOf(config.network),
          signal,
          onProgress(progress) {
            growth.hear(progress, performance.now());
            report({ kind: 'progress', progress });
          },
        });
        return { ...graph, growth: growth.points(), journeys: journeyPaths(graph, config) };
      });
    } catch (error) {
      throw asStageError(error);
    }
  };
}

/** Kept with the graph, so that it can be told later which of its actions a flow does. */
function journeyPaths(graph: SiteGraph, config: RunConfig): NonNullable<SiteGraph['journeys']> {
  return findJourneys(graph, config).map(({ id, actions }) => ({
    flowId: id,
    actionIds: actions.map((action) => action.id),
  }));
}
