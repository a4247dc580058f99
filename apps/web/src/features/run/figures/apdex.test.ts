import { expect, it } from 'vitest';
import { apdexWord, formatApdex } from './apdex.ts';

it.each([
  [1, '1.00', 'excellent'],
  [0.999, '0.99', 'excellent'],
  [0.85, '0.85', 'good'],
  [0.7, '0.70', 'fair'],
  [0.5, '0.50', 'poor'],
  [0, '0.00', 'unacceptable'],
])('a score of %s is %s, %s', (score, text, word) => {
  expect([formatApdex(score), apdexWord(score).word]).toEqual([text, word]);
});
