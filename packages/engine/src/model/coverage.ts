import type { Effect } from './effect.ts';
import type { ActionOutcome, CrawlPoint, Operation, SiteGraph } from './site-graph.ts';

/** What a crawl found, how much of it the proven flows do, and what was left alone and why. */
export interface Coverage {
  readonly pages: CoverageCounts;
  /** Of the actions, those that submit a form. */
  readonly forms: CoverageCounts;
  readonly actions: CoverageCounts;
  readonly outlook: Outlook;
  /** How the crawl went on, for those that tell of it. */
  readonly growth: readonly CrawlPoint[];
  readonly pageList: readonly PageCoverage[];
  readonly actionList: readonly ActionCoverage[];
}

/**
 * How far something came. `proven`: a verified flow does it, or asks the server for the same.
 * `unproven`: a flow does it, and that is not verified. `found`: seen or tried, and part of no flow.
 */
export type Standing = 'proven' | 'unproven' | 'found' | 'failed' | 'left-alone' | 'untried';

export type CoverageCounts = Readonly<Record<Standing, number>> & { readonly total: number };

export interface PageCoverage {
  readonly stateId: string;
  readonly urlTemplate: string;
  readonly title: string;
  readonly standing: Extract<Standing, 'proven' | 'unproven' | 'found'>;
  /** Why it is not proven; null when it is. */
  readonly reason: string | null;
  /** Names of the flows that lead through it. */
  readonly flows: readonly string[];
}

export interface ActionCoverage {
  readonly actionId: string;
  readonly kind: Operation['kind'];
  readonly label: string;
  readonly effect: Effect;
  /** Where it is done: the page's URL template. */
  readonly page: string;
  readonly outcome: ActionOutcome['kind'];
  readonly standing: Standing;
  readonly reason: string | null;
  readonly flows: readonly string[];
}

/** Whether a longer crawl would be worth it. */
export interface Outlook {
  /**
   * `complete`: nothing was left to try. `saturated`: it was cut short, but had found nothing new for
   * a while. `growing`: it was cut short while it still found things. `stopped`: somebody stopped it.
   */
  readonly kind: 'complete' | 'saturated' | 'growing' | 'stopped';
  /** What cut it short, when that can be raised. */
  readonly limit: 'time' | 'pages' | null;
  readonly ended: SiteGraph['ended'];
  readonly elapsedMs: number;
  /** Actions that had no turn, and none like them either: those of `Coverage.actions`. */
  readonly untried: number;
  readonly sentence: string;
}
