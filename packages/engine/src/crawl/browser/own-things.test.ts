import { expect, test } from 'vitest';
import { OwnThings } from './own-things.ts';

test('a draft that the page put there is its own', () => {
  const own = new OwnThings();
  own.note({ method: 'PUT', url: "http://site/notes/Draft%20of%20'Tea'" });
  own.note({ method: 'GET', url: 'http://site/notes/shopping' });
  own.note({ method: 'PUT', url: 'http://site/notes/123456' });
  expect(own.has('http://site/all/notes/Draft of %27Tea%27')).toBe(true);
  expect(own.has('http://site/notes/shopping')).toBe(false);
  expect(own.has('http://site/notes/123456')).toBe(false);
});
