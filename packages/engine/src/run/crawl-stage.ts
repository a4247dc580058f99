import type { Browser } from 'playwright-core';
import { crawl } from '../crawl/crawl.ts';
import { BrowserLease } from './browser-lease.ts';
import type { RunStages } from './ports.ts';
import { asStageError } from './stage-error.ts';
import { targetOf } from './target-of.ts';

/** Explores the target in a browser of its own. */
export function crawlStage(launch: () => Promise<Browser>): RunStages['crawl'] {
  return async ({ config }, { signal, report }) => {
    await using lease = new BrowserLease(launch, signal);
    try {
      return await lease.use((browser) =>
        crawl({
          browser,
          target: targetOf(config),
          budget: config.crawl,
          insecure: config.insecure,
          signal,
          onProgress: (progress) => report({ kind: 'progress', progress }),
        }),
      );
    } catch (error) {
      throw asStageError(error);
    }
  };
}
