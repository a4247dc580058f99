import type { CrawlProgress } from '@flowload/engine/model/run.ts';
import { expect, it } from 'vitest';
import { LatestProgress, noProgressSeen } from './latest-progress.ts';

function crawling(states: number, thumbnail: string | null): CrawlProgress {
  return {
    kind: 'crawling',
    states,
    actionsTried: 0,
    actionsQueued: 0,
    formsSubmitted: 0,
    url: '',
    title: '',
    doing: '',
    thumbnail,
  };
}

it('keeps the last thumbnail for those who skipped the update that had it', () => {
  const latest = new LatestProgress();
  latest.set(crawling(1, 'first'));
  latest.set(crawling(2, 'second'));
  latest.set(crawling(3, null));
  const news = latest.since(noProgressSeen);
  expect(news?.progress).toEqual(crawling(3, 'second'));
  latest.set(crawling(4, null));
  expect(latest.since(news?.seen ?? noProgressSeen)?.progress).toEqual(crawling(4, null));
  expect(latest.snapshot).toEqual(crawling(4, 'second'));
});

it('has nothing new for those who have seen it, and nothing at all when the run is over', () => {
  const latest = new LatestProgress();
  expect(latest.since(noProgressSeen)).toBeNull();
  latest.set(crawling(1, null));
  const seen = latest.since(noProgressSeen)?.seen ?? noProgressSeen;
  expect(latest.since(seen)).toBeNull();
  latest.clear();
  expect(latest.snapshot).toBeNull();
});
