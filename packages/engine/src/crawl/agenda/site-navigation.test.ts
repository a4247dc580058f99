import { expect, test } from 'vitest';
import { SiteNavigation } from './site-navigation.ts';

test('a link on pages of several kinds is navigation, one on many pages of a kind is not', () => {
  const navigation = new SiteNavigation();
  for (const kind of ['/', '/users', '/roles', '/roles/:id']) {
    expect(navigation.leadsTo('/settings')).toBe(false);
    navigation.note(kind, ['/settings']);
  }
  for (let page = 0; page < 9; page++) navigation.note('/products', ['/product/7']);
  expect(navigation.leadsTo('/settings')).toBe(true);
  expect(navigation.leadsTo('/product/7')).toBe(false);
});
