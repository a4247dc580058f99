import { expect, test } from 'vitest';
import { News } from './news.ts';

test('a crawl that finds new things goes on', () => {
  const news = new News();
  for (let second = 0; second < 600; second += 10) {
    news.note([`page ${second}`], second * 1_000, second * 10);
    expect(news.isOver(second * 1_000 + 9_000, second * 10 + 90)).toBe(false);
  }
});

test('what is known already is no news', () => {
  const news = new News();
  news.note(['page'], 1_000, 1);
  news.note(['page'], 40_000, 200);
  expect(news.isOver(40_000, 200)).toBe(true);
});

test('a slow site is given as many tries as a quick one', () => {
  const news = new News();
  news.note(['page'], 1_000, 1);
  expect(news.isOver(200_000, 40)).toBe(false);
  expect(news.isOver(200_000, 90)).toBe(true);
});

test('the longer it took, the more patience it has', () => {
  const news = new News();
  news.note(['page'], 200_000, 500);
  expect(news.isOver(250_000, 900)).toBe(false);
  expect(news.isOver(290_000, 900)).toBe(true);
});
