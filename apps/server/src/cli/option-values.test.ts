import { expect, test } from 'vitest';
import {
  durationOption,
  loginOption,
  numberOption,
  thinkTimeOption,
  thresholdOption,
} from './option-values.ts';
import { UsageError } from './usage-error.ts';

test('a login keeps the colons of its password, and several add up', () => {
  const first = loginOption('anna:a:b', undefined);
  expect(loginOption('ben:c', first)).toEqual([
    { username: 'anna', password: 'a:b' },
    { username: 'ben', password: 'c' },
  ]);
});

test.each([
  ['none', { kind: 'none' }],
  ['recorded', { kind: 'recorded', scale: 1 }],
  ['recorded*0.5', { kind: 'recorded', scale: 0.5 }],
  ['2s', { kind: 'uniform', minMs: 2_000, maxMs: 2_000 }],
  ['500ms-3s', { kind: 'uniform', minMs: 500, maxMs: 3_000 }],
])('reads the think time %s', (text, thinkTime) => {
  expect(thinkTimeOption(text)).toEqual(thinkTime);
});

test('a threshold is a metric and an expression', () => {
  expect(thresholdOption('http_req_duration: p(95)<500', undefined)).toEqual([
    { metric: 'http_req_duration', expression: 'p(95)<500' },
  ]);
});

test.each<[string, () => unknown, RegExp]>([
  ['a duration', () => durationOption('--duration')('soon'), /--duration takes a duration such as/],
  ['a number', () => numberOption('--users')('many'), /--users takes a number, not “many”/],
  ['an empty number', () => numberOption('--users')(' '), /takes a number/],
  ['a login', () => loginOption('anna', undefined), /with a colon between them/],
  ['a login without password', () => loginOption('anna:', undefined), /with a colon/],
  ['a think time', () => thinkTimeOption('a while'), /--think-time takes none/],
  ['a threshold', () => thresholdOption('fast', undefined), /takes a metric and what it must be/],
])('says how to write %s that it can not read', (_, read, message) => {
  expect(read).toThrow(UsageError);
  expect(read).toThrow(message);
});
