import { expect, test } from 'vitest';
import { durationOption, loginOption, numberOption, thresholdOption } from './option-values.ts';
import { UsageError } from './usage-error.ts';

test('a login keeps the colons of its password, and several add up', () => {
  const first = loginOption('anna:a:b', undefined);
  expect(loginOption('ben:c', first)).toEqual([
    { username: 'anna', password: 'a:b' },
    { username: 'ben', password: 'c' },
  ]);
});

const plain = { abortOnFail: false, delayAbortEvalMs: 0 };

test.each([
  [
    'http_req_duration: p(95)<500',
    { metric: 'http_req_duration', expression: 'p(95)<500', ...plain },
  ],
  [
    'http_req_duration{flow:Check out,step:Pay}: p(95)<500 over 30s',
    {
      metric: 'http_req_duration{flow:Check out,step:Pay}',
      expression: 'p(95)<500 over 30s',
      ...plain,
    },
  ],
  [
    'http_req_failed: rate<0.1 abort',
    { metric: 'http_req_failed', expression: 'rate<0.1', ...plain, abortOnFail: true },
  ],
  [
    'checks: rate>0.9 over 10s abort after 1m',
    {
      metric: 'checks',
      expression: 'rate>0.9 over 10s',
      abortOnFail: true,
      delayAbortEvalMs: 60_000,
    },
  ],
])('reads the threshold %s', (text, threshold) => {
  expect(thresholdOption(text, undefined)).toEqual([threshold]);
});

test.each<[string, () => unknown, RegExp]>([
  ['a duration', () => durationOption('--duration')('soon'), /--duration takes a duration such as/],
  ['a number', () => numberOption('--users')('many'), /--users takes a number, not “many”/],
  ['an empty number', () => numberOption('--users')(' '), /takes a number/],
  ['a login', () => loginOption('anna', undefined), /with a colon between them/],
  ['a login without password', () => loginOption('anna:', undefined), /with a colon/],
  [
    'a delay',
    () => thresholdOption('checks: rate>0.9 abort after a', undefined),
    /abort after 30s/,
  ],
  ['a threshold', () => thresholdOption('fast', undefined), /takes a metric and what it must be/],
])('says how to write %s that it can not read', (_, read, message) => {
  expect(read).toThrow(UsageError);
  expect(read).toThrow(message);
});
