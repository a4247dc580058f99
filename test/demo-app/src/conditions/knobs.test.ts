import { expect, test } from 'vitest';
import { calmWeather, KnobError, parseKnobs, readKnobChange } from './knobs.ts';

test.each([
  { latency: 20, minMs: 20, maxMs: 20 },
  { latency: '20', minMs: 20, maxMs: 20 },
  { latency: '5-50', minMs: 5, maxMs: 50 },
  { latency: '0.5-1.5', minMs: 0.5, maxMs: 1.5 },
])('latency $latency lies between $minMs and $maxMs ms', ({ latency, minMs, maxMs }) => {
  expect(parseKnobs({ ...calmWeather, latency }).latency).toEqual({ minMs, maxMs });
});

test.each([
  { latency: 'slow' },
  { latency: '-5' },
  { latency: '50-5' },
  { errorRate: 1.1 },
  { errorRate: Number.NaN },
  { stallEvery: 10 },
  { stallEvery: 1, stallFor: 1 },
])('%o is refused', (change) => {
  expect(() => parseKnobs({ ...calmWeather, ...change })).toThrow(KnobError);
});

test.each([null, [], 'latency', { colour: 1 }, { errorRate: '0.1' }, { latency: null }])(
  'a change of %o is refused',
  (json) => {
    expect(() => readKnobChange(json)).toThrow(KnobError);
  },
);
