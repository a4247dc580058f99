import { expect, test } from 'vitest';
import type { CrawlPoint, SiteGraph } from '../model/site-graph.ts';
import { outlookOf } from './coverage-outlook.ts';
import { graphOf, minuteBudget, stateAt } from './graph.fixture.ts';

const point = (elapsedMs: number, states: number): CrawlPoint => ({
  elapsedMs,
  states,
  actionsTried: states,
  actionsQueued: 0,
  formsSubmitted: 0,
});

const cutShort: SiteGraph = { ...graphOf([], []), ended: 'budget', elapsedMs: 60_000 };

test('a crawl that tried everything says so', () => {
  expect(outlookOf(graphOf([], []), minuteBudget, 0)).toMatchObject({
    kind: 'complete',
    limit: null,
    sentence: 'Everything that was found was tried.',
  });
});

test('one that was cut short while it found things says that more is there', () => {
  const growth = [point(0, 1), point(30_000, 20), point(55_000, 25), point(60_000, 27)];
  expect(outlookOf({ ...cutShort, growth }, minuteBudget, 212)).toMatchObject({
    kind: 'growing',
    limit: 'time',
    untried: 212,
    sentence:
      'Ended at its limit of 60 s with 212 actions untried. 7 pages and forms were new in the last 20 s: a higher limit would find more.',
  });
});

test('one that had found nothing new for a while says that too', () => {
  const growth = [point(0, 1), point(30_000, 27), point(60_000, 27)];
  expect(outlookOf({ ...cutShort, growth }, minuteBudget, 1)).toMatchObject({
    kind: 'saturated',
    sentence:
      'Ended at its limit of 60 s with 1 action untried. Nothing new was found in the last 20 s: a longer exploration would hardly find more.',
  });
});

test('one that ended by itself since nothing new came says so', () => {
  const graph: SiteGraph = { ...cutShort, ended: 'settled', growth: [point(0, 10)] };
  expect(outlookOf(graph, minuteBudget, 40)).toMatchObject({
    kind: 'saturated',
    limit: null,
    sentence: 'Ended after 60 s with 40 actions untried: nothing new had been found for a while.',
  });
});

test('one that saw as many pages as it may is limited by them, however it ended', () => {
  const states = Array.from({ length: 9 }, (_, index) => stateAt(`/${index}`));
  const graph = { ...graphOf(states, []), growth: [point(0, 10)] };
  expect(outlookOf(graph, { ...minuteBudget, maxStates: 10 }, 40)).toMatchObject({
    kind: 'growing',
    limit: 'pages',
    sentence:
      'Ended at its limit of 10 pages with 40 actions untried. A higher limit would find more.',
  });
});

test('one that somebody stopped says when', () => {
  const graph: SiteGraph = { ...cutShort, ended: 'aborted', elapsedMs: 4_200 };
  expect(outlookOf(graph, minuteBudget, 0)).toMatchObject({
    kind: 'stopped',
    sentence: 'Stopped after 4.2 s.',
  });
});

test('of very many that are untried only some were kept', () => {
  expect(outlookOf(cutShort, minuteBudget, 300).sentence).toContain(
    'Ended at its limit of 60 s with at least 300 actions untried.',
  );
});
