import { expect, test } from 'vitest';
import { OwnPlaces } from './own-places.ts';

test('what is called by a name that the crawl made up is its own, however the site writes the name', () => {
  const own = new OwnPlaces();
  own.noteTyped(['Bright gentle calm', 'ecgs7435', '2026', 'tea']);
  expect(own.has('http://site/wiki/Bright_gentle_calm/history')).toBe(true);
  expect(own.has('http://site/projects/ecgs7435/issues/new')).toBe(true);
  expect(own.has('http://site/imports/new?project_id=ecgs7435')).toBe(true);
  expect(own.has('http://site/#/lists/bright-gentle-calm')).toBe(true);
  expect(own.has('http://site/projects/alpha/issues/new')).toBe(false);
  expect(own.has('http://site/calendar/2026/tea')).toBe(false);
});

test('and so is what lies under the address of a thing that it made', () => {
  const own = new OwnPlaces();
  own.noteMade('http://site/issues/31/edit?tab=notes');
  own.noteMade('http://site/boards/lounge');
  expect(own.has('http://site/issues/31')).toBe(true);
  expect(own.has('http://site/issues/31/time_entries/new')).toBe(true);
  expect(own.has('http://site/boards/lounge/topics')).toBe(true);
  expect(own.has('http://site/issues/3')).toBe(false);
  expect(own.has('http://site/issues')).toBe(false);
  expect(own.has('http://other/issues/31')).toBe(false);
  expect(own.has('no address')).toBe(false);
});
