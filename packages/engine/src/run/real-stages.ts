import { launchBrowser } from '../crawl/browser.ts';
import { buildStage } from './build-stage.ts';
import { crawlStage } from './crawl-stage.ts';
import { loadStage } from './load-stage.ts';
import type { RunStages } from './ports.ts';
import { summariseStage } from './summarise-stage.ts';
import { verifyStage } from './verify-stage.ts';

export interface StageOptions {
  /** Path of the browser to use; looked for when left out. */
  readonly browserPath?: string | undefined;
  /** Worker threads for the load; one for each core but one when left out. */
  readonly workers?: number | undefined;
}

/** The stages that do the work: a browser, the engine's rooms and worker threads. */
export function createStages({ browserPath, workers }: StageOptions = {}): RunStages {
  const launch = () =>
    launchBrowser(browserPath === undefined ? {} : { executablePath: browserPath });
  return {
    crawl: crawlStage(launch),
    build: buildStage(launch),
    verify: verifyStage,
    load: loadStage(workers),
    summarise: summariseStage,
  };
}
