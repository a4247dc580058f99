import type { Browser } from 'playwright-core';
import {
  type BrowserNetwork,
  straightNetwork,
} from '../../../packages/engine/src/crawl/browser-network.ts';
import { crawl } from '../../../packages/engine/src/crawl/crawl.ts';
import type { CrawlBudget, CrawlProgress } from '../../../packages/engine/src/model/run.ts';
import type { Action, SiteGraph } from '../../../packages/engine/src/model/site-graph.ts';
import type { Credentials, Scope, Target } from '../../../packages/engine/src/model/target.ts';

export interface Wishes {
  readonly budget?: Partial<CrawlBudget>;
  readonly scope?: Partial<Scope>;
  readonly credentials?: readonly Credentials[];
  readonly network?: BrowserNetwork;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CrawlProgress) => void;
}

const budget: CrawlBudget = {
  maxStates: 60,
  maxDepth: 8,
  maxVisitsPerTemplate: 3,
  timeMs: 40_000,
  contexts: 2,
};

export function targetAt(url: string, wishes: Wishes = {}): Target {
  return {
    url,
    scope: {
      origins: [new URL(url).origin],
      includePaths: [],
      excludePaths: [],
      ...wishes.scope,
    },
    credentials: wishes.credentials ?? [],
  };
}

export async function crawlSite(
  browser: Browser,
  url: string,
  wishes: Wishes = {},
): Promise<SiteGraph> {
  return await crawl({
    browser,
    target: targetAt(url, wishes),
    budget: { ...budget, ...wishes.budget },
    network: wishes.network ?? straightNetwork,
    signal: wishes.signal ?? new AbortController().signal,
    onProgress: wishes.onProgress ?? (() => undefined),
  });
}

export function actionNamed(graph: SiteGraph, label: string): Action | undefined {
  return graph.actions.find((action) => action.label === label);
}

/** The templates of the states, each once. */
export function templates(graph: SiteGraph): readonly string[] {
  return [...new Set(graph.states.map((state) => state.urlTemplate))].sort();
}

/** What a person would do from a clean browser up to the action. */
export function wayTo(graph: SiteGraph, action: Action): readonly Action[] {
  const from = graph.states.find((state) => state.id === action.fromStateId);
  const route = (from?.route ?? []).map((id) => graph.actions.find((one) => one.id === id));
  return [...route.filter((one) => one !== undefined), action];
}
