import { expect, test } from 'vitest';
import type { CrawlProgress } from '../model/run.ts';
import { CrawlGrowth } from './crawl-growth.ts';

function progress(states: number, actionsTried: number): CrawlProgress {
  return {
    kind: 'crawling',
    states,
    actionsTried,
    actionsQueued: 5,
    formsSubmitted: 0,
    url: '',
    title: '',
    doing: '',
    thumbnail: null,
  };
}

test('has a point about once a second, in which something is new, and the last', () => {
  const growth = new CrawlGrowth(1_000);
  growth.hear(progress(1, 0), 1_000);
  growth.hear(progress(2, 3), 1_400);
  growth.hear(progress(3, 5), 2_100);
  growth.hear(progress(3, 5), 4_000);
  growth.hear(progress(3, 6), 5_000);
  growth.hear(progress(3, 7), 5_500);
  expect(growth.points().map(({ elapsedMs, states }) => [elapsedMs, states])).toEqual([
    [0, 1],
    [1_100, 3],
    [4_000, 3],
    [4_500, 3],
  ]);
});

test('a long crawl does not have more points than can be drawn', () => {
  const growth = new CrawlGrowth(0);
  for (let second = 0; second < 3_600; second++) growth.hear(progress(1, second), second * 1_000);
  const points = growth.points();
  expect(points.length).toBeLessThan(250);
  expect(points[0]?.elapsedMs).toBe(0);
  expect(points.at(-1)?.elapsedMs).toBe(3_599_000);
});

test('a crawl that told nothing has no point', () => {
  expect(new CrawlGrowth(0).points()).toEqual([]);
});
