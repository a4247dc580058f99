import { expect, test } from 'vitest';
import { SiteMap } from '../map/site-map.ts';
import { UrlPatterns } from '../map/url-patterns.ts';
import { VisitQuota } from './visit-quota.ts';

test('links to a kind of page that nobody visits are news for a while, not for ever', () => {
  const patterns = new UrlPatterns();
  const quota = new VisitQuota(new SiteMap(patterns), patterns, 3);
  const links = Array.from({ length: 100 }, (_, index) => `http://site/endless/${index}`);
  const news = links.filter((url) => quota.isNews(url, false));
  expect(news.length).toBeGreaterThan(0);
  expect(news.length).toBeLessThan(20);
  // The other side of the sign-in has news of its own.
  expect(quota.isNews('http://site/endless/1', true)).toBe(true);
});
