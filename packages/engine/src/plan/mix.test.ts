import { describe, expect, it } from 'vitest';
import { createMix } from './mix.ts';

function sequence(weights: readonly number[], length: number): string {
  const mix = createMix(weights);
  return Array.from({ length }, (_, i) => 'abcdef'[mix.pick(i)]).join('');
}

describe('createMix', () => {
  it.each([
    ['one flow is always chosen', [1], 4, 'aaaa'],
    ['equal weights take turns', [1, 1, 1], 6, 'abcabc'],
    ['a heavy flow is spread out and does not come in a row', [5, 1, 1], 7, 'aabacaa'],
    ['a common divisor makes no difference', [50, 10, 10], 7, 'aabacaa'],
    ['a flow of weight 0 never comes', [1, 0, 1], 4, 'acac'],
  ])('%s', (_, weights, length, expected) => {
    expect(sequence(weights, length)).toBe(expected);
  });

  it('keeps the shares of weights that are no whole numbers', () => {
    const mix = createMix([0.7, 0.25, 0.05]);
    const counts = [0, 0, 0];
    for (let i = 0; i < 10_000; i++) {
      const picked = mix.pick(i);
      counts[picked] = (counts[picked] ?? 0) + 1;
    }
    expect(counts).toEqual([7_000, 2_500, 500]);
  });

  it('counts a stretch as it would be picked, however long it is', () => {
    const mix = createMix([5, 1, 1]);
    const counts = [0, 0, 0];
    for (let i = 3; i < 3 + 20; i++) counts[mix.pick(i)] = (counts[mix.pick(i)] ?? 0) + 1;
    expect(mix.tally(3, 20)).toEqual(counts);
    expect(mix.tally(0, 7_000_000)).toEqual([5_000_000, 1_000_000, 1_000_000]);
  });
});
