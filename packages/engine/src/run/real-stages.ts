import type { RunStages, Stage } from './ports.ts';
import { summariseStage } from './summarise-stage.ts';

export interface StageOptions {
  /** Path of the browser to use; looked for when left out. */
  readonly browserPath?: string | undefined;
  /** Worker threads for the load; one for each core but one when left out. */
  readonly workers?: number | undefined;
}

/**
 * The stages that do the work: a browser, the engine's rooms and worker threads. Each is loaded when a
 * run gets to it, so that a command line that only shows its help does not load a browser's client.
 */
export function createStages({ browserPath, workers }: StageOptions = {}): RunStages {
  const launch = async () => {
    const { launchBrowser } = await import('../crawl/browser.ts');
    return launchBrowser(browserPath === undefined ? {} : { executablePath: browserPath });
  };
  return {
    crawl: lazily(async () => (await import('./crawl-stage.ts')).crawlStage(launch)),
    build: lazily(async () => (await import('./build-stage.ts')).buildStage(launch)),
    verify: lazily(async () => (await import('./verify-stage.ts')).verifyStage),
    load: lazily(async () => (await import('./load-stage.ts')).loadStage(workers)),
    summarise: summariseStage,
  };
}

function lazily<Input, Output>(load: () => Promise<Stage<Input, Output>>): Stage<Input, Output> {
  return async (input, at) => (await load())(input, at);
}
