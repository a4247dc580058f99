import { expect, test } from 'vitest';
import { ownText } from './own-text.ts';

test.each([
  ['too short to be a slice', 'short'],
  ['of one byte a character', 'a token of a page'],
  ['of several', 'Überläufe 日本語のテキスト 🦆🦆🦆'],
  ['longer than the desk', 'ä日🦆'.repeat(9_000)],
  ['with half a character', `half a duck \ud83e is no duck`],
])('a text %s stays what it is', (_, text) => {
  expect(ownText(text)).toBe(text);
});

test('a text does not change when another one is copied', () => {
  const first = ownText('the first of two tokens');
  expect(ownText('and then a second one, which is longer')).toHaveLength(38);
  expect(first).toBe('the first of two tokens');
});
