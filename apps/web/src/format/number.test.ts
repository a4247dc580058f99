import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCompact,
  formatCount,
  formatRate,
  formatShare,
  parseNumber,
  plural,
} from './number.ts';

describe('numbers as a person reads them', () => {
  it.each([
    [0, '0'],
    [9_999, '9,999'],
    [12_345, '12.3K'],
    [4_500_000, '4.5M'],
  ])('shortens %s to %s', (value, text) => expect(formatCompact(value)).toBe(text));

  it.each([
    [0, '0'],
    [0.25, '0.25'],
    [7.04, '7.0'],
    [36_763.4, '36,763'],
  ])('gives the rate %s as %s', (value, text) => expect(formatRate(value)).toBe(text));

  it.each([
    [0, '0%'],
    [0.000_01, '<0.01%'],
    [0.0039, '0.39%'],
    [0.05, '5%'],
    [0.256, '25.6%'],
    [0.999_99, '>99.99%'],
    [1, '100%'],
    [Number.NaN, '–'],
  ])('gives the share %s as %s', (share, text) => expect(formatShare(share)).toBe(text));

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_500, '1.5 KB'],
    [398_000_000, '398 MB'],
    [2e15, '2000 TB'],
  ])('gives %s bytes as %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it('counts in the singular and the plural', () => {
    expect([plural(1, 'run'), plural(0, 'run'), plural(2_000, 'run')]).toEqual([
      '1 run',
      '0 runs',
      '2,000 runs',
    ]);
    expect(formatCount(1_234_567)).toBe('1,234,567');
  });
});

describe('numbers as a person types them', () => {
  it.each([
    ['', null],
    ['1000', 1_000],
    ['1,000', 1_000],
    ['12 000.5', 12_000.5],
    ['0.5', 0.5],
    ['-1', -1],
    ['0,5', Number.NaN],
    ['10,00', Number.NaN],
    ['ten', Number.NaN],
  ])('reads “%s” as %s', (text, value) => expect(parseNumber(text)).toBe(value));
});
