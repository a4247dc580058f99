import { expect, test } from 'vitest';
import { canonicalUrl, isToken, lexicalTemplate, templateText, urlParts } from './url-template.ts';

const template = (path: string) =>
  templateText(lexicalTemplate(urlParts(new URL(path, 'http://site'))));

test.each([
  ['a number', '/issues/17', '/issues/:id'],
  ['a number with a prefix', '/orders/INV-2031', '/orders/:id'],
  ['a number before a title', '/posts/17-oak-table', '/posts/:id'],
  ['a number after a title', '/posts/oak-table-172', '/posts/:id'],
  ['a uuid', '/u/3f2504e0-4f89-41d3-9a0c-0305e82c3301/edit', '/u/:id/edit'],
  ['a hash', '/f/9b74c9897bac770ffc029102a200c5de', '/f/:id'],
  ['a date', '/archive/2026-11', '/archive/:id'],
  ['a word stays', '/account/orders', '/account/orders'],
  ['a short number in a word stays', '/oauth2/login', '/oauth2/login'],
  ['query values sorted by name', '/list?page=2&dir=asc', '/list?dir=asc&page=:id'],
  ['a token in the query', '/wish/add?t=Cfi-XCpFG8rSTdNMQ3WWSbG5', '/wish/add?t=:token'],
  ['a search term', '/search?q=lamp', '/search?q=:term'],
  ['what campaigns add is left out', '/x?utm_source=a&fbclid=b', '/x'],
  ['a session id in the path', '/shop;jsessionid=AB12CD', '/shop'],
  ['a route in the fragment', '/app#/users/3', '/app#/users/:id'],
  ['a place in the page is none', '/page#reviews', '/page'],
])('%s: %s becomes %s', (_, path, expected) => {
  expect(template(path)).toBe(expected);
});

test.each([
  ['Cfi-XCpFG8rSTdNMQ3WWSbG5', true],
  ['9b74c9897bac770ffc029102a200c5de', true],
  ['3f2504e0-4f89-41d3-9a0c-0305e82c3301', true],
  ['cast-iron-skillet', false],
  ['stoneware-mixing-bowl', false],
  ['2026-11-22', false],
  ['internationalisation', false],
])('%s is a token: %s', (value, expected) => {
  expect(isToken(value)).toBe(expected);
});

test('one page has one canonical address', () => {
  const canonical = (path: string) => canonicalUrl(new URL(path, 'http://site'));
  expect(canonical('/a?utm_medium=x&b=1#top')).toBe('http://site/a?b=1');
  expect(canonical('/app#/users')).toBe('http://site/app#/users');
});
