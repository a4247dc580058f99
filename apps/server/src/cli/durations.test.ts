import { expect, test } from 'vitest';
import { formatDuration, formatSeconds, parseDuration } from './durations.ts';

test.each([
  ['30s', 30_000],
  ['2m', 120_000],
  ['500ms', 500],
  ['1h30m', 5_400_000],
  ['1.5s', 1_500],
  ['2 min', 120_000],
  ['45', 45_000],
  ['0', 0],
  ['-5s', -5_000],
  ['', null],
  ['soon', null],
  ['5 parsecs', null],
  ['s', null],
])('reads %j as %j ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each([
  [0, '0 ms'],
  [340.4, '340 ms'],
  [1_000, '1 s'],
  [12_345, '12.3 s'],
  [59_990, '1 m'],
  [90_000, '1 m 30 s'],
  [7_500_000, '2 h 5 m'],
])('writes %d ms as %j', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test('counts seconds whole while time goes by', () => {
  expect(formatSeconds(12_999)).toBe('12 s');
  expect(formatSeconds(61_500)).toBe('1 m 1 s');
});
