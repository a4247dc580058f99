import { expect, test } from 'vitest';
import { ownText } from './own-text.ts';

test.each([
  ['too short to be a slice', 'short'],
  ['of one byte a character', 'a token of a page'],
  ['of several', 'Überläufe 日本語のテキスト 🦆🦆🦆'],
  ['that just fits on the desk', '日'.repeat(5_461)],
  ['that just does not', '日'.repeat(5_462)],
  ['of few characters and many bytes', '日'.repeat(6_000)],
  ['longer than the desk', 'ä日🦆'.repeat(9_000)],
  ['with half a character', `half a duck \ud83e is no duck`],
])('a text %s stays what it is', (_, text) => {
  expect(ownText(text)).toBe(text);
});
