import { expect, test } from 'vitest';
import type { GeneratorSpec } from '../model/site-graph.ts';
import { generatorWords, landmarkWords } from './value-words.ts';

test.each<[GeneratorSpec, string]>([
  [{ kind: 'email' }, 'e-mail address'],
  [{ kind: 'address', part: 'postal-code' }, 'postal code'],
  [{ kind: 'person-name', part: 'full' }, 'person’s name'],
  [{ kind: 'number', min: 1, max: 5, step: 1 }, 'number from 1 to 5'],
  [{ kind: 'card-number' }, 'card number'],
])('%j makes up a %s', (spec, words) => {
  expect(generatorWords(spec)).toBe(words);
});

test.each([
  ['>Your cart</h1', '“Your cart” (h1)'],
  ['>You are signed in.</', '“You are signed in.”'],
  ['type="password"', 'a password field'],
  ['data-app="editor"', 'data-app="editor"'],
])('%s is told as %s', (landmark, words) => {
  expect(landmarkWords(landmark)).toBe(words);
});
