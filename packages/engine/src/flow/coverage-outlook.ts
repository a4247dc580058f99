import type { Outlook } from '../model/coverage.ts';
import type { CrawlBudget } from '../model/run.ts';
import { type CrawlPoint, mostUntriedKept, type SiteGraph } from '../model/site-graph.ts';

/**
 * Whether a longer crawl would be worth it, judged by how this one ended and what it found last.
 * `untried` actions had no turn, and none like them either.
 */
export function outlookOf(graph: SiteGraph, budget: CrawlBudget, untried: number): Outlook {
  const { ended, elapsedMs, growth = [] } = graph;
  const limit = limitOf(graph, budget);
  const base = { limit, ended, elapsedMs, untried };
  const many = untried < mostUntriedKept ? '' : 'at least ';
  const left = untried === 0 ? '' : ` with ${many}${counted(untried, 'action')} untried`;
  if (ended === 'aborted') {
    return { ...base, kind: 'stopped', sentence: `Stopped after ${seconds(elapsedMs)}${left}.` };
  }
  if (ended === 'settled') {
    const sentence = `Ended after ${seconds(elapsedMs)}${left}: nothing new had been found for a while.`;
    return { ...base, kind: 'saturated', sentence };
  }
  if (limit === null) {
    return { ...base, kind: 'complete', sentence: 'Everything that was found was tried.' };
  }
  const cut =
    limit === 'time'
      ? `its limit of ${seconds(budget.timeMs)}`
      : `its limit of ${counted(budget.maxStates, 'page')}`;
  const windowMs = Math.min(longestWindowMs, elapsedMs / 3);
  const fresh = foundSince(growth, elapsedMs - windowMs);
  const lately = `in the last ${seconds(windowMs)}`;
  if (limit === 'time' && fresh === 0) {
    const sentence = `Ended at ${cut}${left}. Nothing new was found ${lately}: a longer exploration would hardly find more.`;
    return { ...base, kind: 'saturated', sentence };
  }
  const found =
    fresh > 0 ? ` ${counted(fresh, 'page or form', 'pages and forms')} were new ${lately}:` : '';
  const sentence = `Ended at ${cut}${left}.${found === '' ? ' A' : `${found} a`} higher limit would find more.`;
  return { ...base, kind: 'growing', sentence };
}

/** As far back as what is new lately goes. */
const longestWindowMs = 20_000;

function limitOf({ states, ended }: SiteGraph, budget: CrawlBudget): Outlook['limit'] {
  if (states.length >= budget.maxStates) return 'pages';
  return ended === 'budget' ? 'time' : null;
}

/** Pages and forms that were new after a moment. */
function foundSince(growth: readonly CrawlPoint[], atMs: number): number {
  const before = growth.findLast(({ elapsedMs }) => elapsedMs <= atMs) ?? growth[0];
  const last = growth.at(-1);
  if (before === undefined || last === undefined) return 0;
  return last.states - before.states + (last.formsSubmitted - before.formsSubmitted);
}

function seconds(ms: number): string {
  return ms < 10_000 ? `${Number((ms / 1_000).toFixed(1))} s` : `${Math.round(ms / 1_000)} s`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
