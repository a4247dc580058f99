import { expect, it } from 'vitest';
import { parseJsonPath } from './json-path.ts';

it.each([
  ['$', []],
  ['$.a.b', ['a', 'b']],
  ['a.b', null],
  ['$[0].x[-1]', [0, 'x', -1]],
  [`$['a key']["b.c"]`, ['a key', 'b.c']],
  ['$.a b', null],
  ['$.a[', null],
  ['$..a', null],
])('reads the JSON path %s', (text, path) => {
  expect(parseJsonPath(text)).toEqual(path);
});
