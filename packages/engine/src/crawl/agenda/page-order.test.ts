import { expect, test } from 'vitest';
import { linkCandidate } from '../actions/candidate.fixture.ts';
import { PageOrder } from './page-order.ts';

const link = (url: string, group = 'ul>li>a') =>
  linkCandidate('', {
    identity: { words: '', url },
    operation: { kind: 'follow-link', element: { selectors: [], frameUrl: null }, url },
    group,
  });

test('entries of a menu are not alike, those of a list are', () => {
  const order = new PageOrder((url) => url.replace(/\d+/, ':id'));
  expect(order.next(link('/users'))).toEqual({ alike: 0, inMenu: 0 });
  expect(order.next(link('/roles'))).toEqual({ alike: 0, inMenu: 1 });
  expect(order.next(link('/product/1'))).toEqual({ alike: 0, inMenu: 2 });
  expect(order.next(link('/product/2'))).toEqual({ alike: 1, inMenu: 3 });
  expect(order.next(link('/product/3', 'footer>a'))).toEqual({ alike: 0, inMenu: 0 });
});
