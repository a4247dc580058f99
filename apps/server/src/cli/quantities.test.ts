import { expect, test } from 'vitest';
import {
  objectivesOption,
  pacingOption,
  rateOption,
  stagesOption,
  thinkTimeOption,
} from './quantities.ts';
import { UsageError } from './usage-error.ts';

test.each([
  ['100/s', { rate: 100, perMs: 1_000 }],
  ['100', { rate: 100, perMs: 1_000 }],
  ['600 / m', { rate: 600, perMs: 60_000 }],
  ['0.5/10s', { rate: 0.5, perMs: 10_000 }],
  ['3/500ms', { rate: 3, perMs: 500 }],
])('reads the rate %s', (text, rate) => {
  expect(rateOption(text)).toEqual(rate);
});

test('stages are times and targets', () => {
  expect(stagesOption('30s:10, 1m:50,0s:0')).toEqual([
    { durationMs: 30_000, target: 10 },
    { durationMs: 60_000, target: 50 },
    { durationMs: 0, target: 0 },
  ]);
});

test.each([
  ['none', { kind: 'none' }],
  ['recorded', { kind: 'recorded', scale: 1 }],
  ['recorded:0.5', { kind: 'recorded', scale: 0.5 }],
  ['recorded*2', { kind: 'recorded', scale: 2 }],
  ['2s', { kind: 'fixed', ms: 2_000 }],
  ['500ms-3s', { kind: 'uniform', minMs: 500, maxMs: 3_000 }],
  ['exponential:2s', { kind: 'exponential', meanMs: 2_000 }],
  ['normal:2s:500ms', { kind: 'normal', meanMs: 2_000, deviationMs: 500 }],
])('reads the think time %s', (text, thinkTime) => {
  expect(thinkTimeOption(text)).toEqual(thinkTime);
});

test.each([
  ['none', { kind: 'none' }],
  ['10s', { kind: 'fixed', everyMs: 10_000 }],
  ['5s-15s', { kind: 'uniform', minMs: 5_000, maxMs: 15_000 }],
])('reads the pacing %s', (text, pacing) => {
  expect(pacingOption(text)).toEqual(pacing);
});

test('objectives are separated by semicolons', () => {
  expect(
    objectivesOption('http_req_duration{flow:Pay}: p(95)<500; http_req_failed: rate<0.01'),
  ).toEqual([
    { metric: 'http_req_duration{flow:Pay}', expression: 'p(95)<500' },
    { metric: 'http_req_failed', expression: 'rate<0.01' },
  ]);
});

test.each<[string, () => unknown]>([
  ['a rate without a number', () => rateOption('fast/s')],
  ['a rate in nothing known', () => rateOption('10/fortnight')],
  ['a rate below zero', () => rateOption('-1/s')],
  ['a stage without a target', () => stagesOption('30s')],
  ['a stage without a time', () => stagesOption('soon:10')],
  ['a stage with too much', () => stagesOption('30s:10:20')],
  ['a think time in words', () => thinkTimeOption('a while')],
  ['a normal think time without its deviation', () => thinkTimeOption('normal:2s')],
  ['a range of three', () => thinkTimeOption('1s-2s-3s')],
  ['a pacing in words', () => pacingOption('slowly')],
  ['an objective without a metric', () => objectivesOption('p(95)<500')],
])('refuses %s', (_, read) => {
  expect(read).toThrow(UsageError);
});
