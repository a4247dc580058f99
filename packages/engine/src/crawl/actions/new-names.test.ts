import { expect, test } from 'vitest';
import { UrlPatterns } from '../map/url-patterns.ts';
import type { PageShape } from '../page/page-shape.ts';
import { linkView, pageView } from '../page/view.fixture.ts';
import { linkCandidate } from './candidate.fixture.ts';
import { creatingOffers, NewNames } from './new-names.ts';

const shape: PageShape = { skeleton: Array.from({ length: 20 }, (_, i) => i), forms: new Set() };

function wiki(): UrlPatterns {
  const patterns = new UrlPatterns();
  for (const id of ['start', 'projects:alpha', 'projects:beta']) {
    patterns.learn(`http://wiki/doku.php?id=${id}`, shape);
  }
  return patterns;
}

function tried(names: NewNames, url: string): string[] {
  return names.beside(url).flatMap(({ operation }) => {
    if (operation.kind !== 'open' || operation.newName === undefined) return [];
    return [`${operation.newName.before}*${operation.newName.after}`];
  });
}

test('a name is tried once in each namespace', () => {
  const names = new NewNames(wiki());
  expect(tried(names, 'http://wiki/doku.php?id=start')).toEqual(['http://wiki/doku.php?id=*']);
  expect(tried(names, 'http://wiki/doku.php?id=projects:alpha')).toEqual([
    'http://wiki/doku.php?id=projects%3A*',
  ]);
  expect(tried(names, 'http://wiki/doku.php?id=projects:beta')).toEqual([]);
});

test('a command at an address with a name is no place for a new one', () => {
  const names = new NewNames(wiki());
  expect(tried(names, 'http://wiki/doku.php?do=profile&id=start')).toEqual([]);
});

test('what is offered for a page that is not there is what no page with a name offers', () => {
  const before = pageView({ links: [linkView({ text: 'Create a book' })] });
  const candidates = [
    'Create this page',
    'Create a book',
    'Create an account',
    'Old revisions',
  ].map((label) => linkCandidate(label));
  expect(creatingOffers(candidates, before).map(({ label }) => label)).toEqual([
    'Create this page',
  ]);
});
