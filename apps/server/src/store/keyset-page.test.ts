import type { PageRequest } from '@flowload/schema';
import { expect, it } from 'vitest';
import { keysetPage } from './keyset-page.ts';

const item = (row: number) => ({ cursor: String(row), node: row });
const forward: PageRequest = { limit: 2, direction: 'forward', after: null, before: null };

it.each([
  {
    rows: [1, 2, 3],
    page: forward,
    nodes: [1, 2],
    next: true,
    previous: false,
    says: 'the first page',
  },
  {
    rows: [3],
    page: { ...forward, after: '2' },
    nodes: [3],
    next: false,
    previous: true,
    says: 'the last page',
  },
  {
    rows: [4, 3, 2],
    page: { ...forward, direction: 'backward', before: '5' } as const,
    nodes: [3, 4],
    next: true,
    previous: true,
    says: 'a page read backwards, in the order of the list',
  },
  { rows: [], page: forward, nodes: [], next: false, previous: false, says: 'an empty list' },
])('makes $says', ({ rows, page, nodes, next, previous }) => {
  expect(keysetPage(rows, page, item)).toEqual({
    items: nodes.map(item),
    hasNextPage: next,
    hasPreviousPage: previous,
  });
});
