import { describe, expect, it } from 'vitest';
import { downsample, type Reduction } from './downsample.ts';

const column = (...values: number[]) => Float64Array.from(values);

describe('downsampling', () => {
  it('leaves what is short enough as it is', () => {
    const short = column(1, 2, 3);
    expect(downsample([short], ['mean'], 3)).toEqual([short]);
  });

  it.each<{ reduction: Reduction; expected: number[] }>([
    { reduction: 'mean', expected: [2, 5, 9] },
    { reduction: 'max', expected: [3, 8, 9] },
    { reduction: 'first', expected: [1, 8, 9] },
  ])('reduces each bucket by its $reduction', ({ reduction, expected }) => {
    const [reduced] = downsample([column(1, 3, 8, 2, 9)], [reduction], 3);
    expect([...(reduced ?? [])]).toEqual(expected);
  });

  it('leaves gaps out, and keeps a bucket of nothing but gaps as one', () => {
    const [reduced] = downsample([column(4, NaN, NaN, NaN)], ['mean'], 2);
    expect([...(reduced ?? [])]).toEqual([4, NaN]);
  });

  it('never gives more rows than asked for', () => {
    const long = new Float64Array(9_001);
    expect(downsample([long], ['max'], 1_200)[0]?.length).toBeLessThanOrEqual(1_200);
  });

  it('keeps a single peak of four hours', () => {
    const long = new Float64Array(14_400).fill(10);
    long[7_777] = 900;
    expect(Math.max(...(downsample([long], ['max'], 1_200)[0] ?? []))).toBe(900);
  });
});
