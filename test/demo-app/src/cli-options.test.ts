import { expect, test } from 'vitest';
import { OptionError, parseCliOptions } from './cli-options.ts';

test('listens on port 4100 of the own machine, in calm weather, when nothing is said', () => {
  expect(parseCliOptions([])).toEqual({
    kind: 'start',
    options: {
      port: 4100,
      host: '127.0.0.1',
      seed: 1,
      knobs: { latency: 0, errorRate: 0, stallEvery: 0, stallFor: 0 },
    },
  });
});

test('takes every knob', () => {
  const args = '--port 0 --seed 7 --latency 5-50 --error-rate 0.1 --stall-every 10 --stall-for 1';
  expect(parseCliOptions(args.split(' '))).toMatchObject({
    options: {
      port: 0,
      seed: 7,
      knobs: { latency: '5-50', errorRate: 0.1, stallEvery: 10, stallFor: 1 },
    },
  });
});

test.each([
  ['--port', '70000'],
  ['--port', 'http'],
  ['--seed', '1.5'],
  ['--error-rate', ''],
  ['--colour', 'red'],
])('refuses %s %s', (...args) => {
  expect(() => parseCliOptions(args)).toThrow(OptionError);
});
