import { expect, test } from 'vitest';
import { OwnPlaces } from './own-places.ts';

test.each([
  ['http://site/wiki/Bright_gentle_calm/history', true],
  ['http://site/projects/ecgs7435/issues/new', true],
  ['http://site/imports/new?project_id=ecgs7435', true],
  ['http://site/#/lists/bright-gentle-calm?tab=2', true],
  ['http://site/#/lists/Bright%20gentle%20calm', true],
  ['http://site/projects/alpha/issues/new', false],
  ['http://site/calendar/2026/tea', false],
  ['no address', false],
])('%s is called by a name that the crawl made up: %s', (address, isOwn) => {
  const own = new OwnPlaces();
  own.noteTyped(['Bright gentle calm', 'ecgs7435', '2026', 'tea']);
  expect(own.has(address)).toBe(isOwn);
});

test.each([
  ['http://site/issues/31/edit?tab=notes', 'http://site/issues/31', 'http://site/issues/3'],
  ['http://site/issues/31/', 'http://site/issues/31/notes/new', 'http://site/issues'],
  ['http://site/?p=31', 'http://site/?p=31&preview=true', 'http://site/?p=30'],
  ['http://site/i.php?at=a&id=31', 'http://site/i.php?at=b&id=31', 'http://site/i.php?at=a&id=3'],
  ['http://site/#/issues/31', 'http://site/#/issues/31/edit', 'http://site/#/issues/3'],
  ['http://site/items?created=yes', null, 'http://site/items/alpha'],
  ['http://site/boards/lounge', null, 'http://site/boards/lounge'],
  ['no address', null, 'http://site/'],
])('of what was made at %s, %s is its own, and not %s', (made, within, outside) => {
  const own = new OwnPlaces();
  own.noteMade(made, []);
  expect(within === null || own.has(within)).toBe(true);
  expect(own.has(outside)).toBe(false);
});

test('what links led to before was not made', () => {
  const own = new OwnPlaces();
  own.noteMade('http://site/projects/7/issues/?saved=1', ['http://site/projects/7/news']);
  expect(own.has('http://site/projects/7/news')).toBe(false);
});
