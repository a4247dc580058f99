import { describe, expect, it } from 'vitest';
import {
  bucketCount,
  bucketIndex,
  bucketMiddle,
  emptyHistogram,
  Histogram,
  largestMicros,
  percentiles,
  quantile,
} from './histogram.ts';

describe('the buckets', () => {
  it('have room for every value and keep each within half a percent', () => {
    for (let value = 1; value <= largestMicros; value = Math.ceil(value * 1.0137)) {
      const index = bucketIndex(value);
      expect(index).toBeLessThan(bucketCount);
      expect(Math.abs(bucketMiddle(index) - value) / value).toBeLessThan(0.005);
    }
    expect(bucketIndex(largestMicros)).toBe(bucketCount - 1);
  });

  it('ascend without a gap', () => {
    let last = -1;
    for (let value = 0; value < 100_000; value++) {
      const index = bucketIndex(value);
      expect(index === last || index === last + 1).toBe(true);
      last = index;
    }
  });
});

describe('Histogram', () => {
  it('answers percentiles within one percent of the sorted values', () => {
    const values = Array.from({ length: 10_000 }, (_, i) => Math.round(50 + 1.0012 ** i * 40));
    const histogram = new Histogram();
    for (const value of values) histogram.record(value);
    const data = histogram.toData();
    for (const share of [0.01, 0.5, 0.9, 0.95, 0.99, 0.999]) {
      const exact = values[Math.ceil(share * values.length) - 1] ?? 0;
      expect(Math.abs(quantile(data, share) - exact) / exact).toBeLessThan(0.01);
    }
    expect(data.max).toBe(values.at(-1));
    expect(data.min).toBe(values[0]);
  });

  it('is the same whether values come at once or merged from parts', () => {
    const whole = new Histogram();
    const parts = [new Histogram(), new Histogram(), new Histogram()];
    for (let i = 0; i < 3_000; i++) {
      const value = (i * 7919) % 1_000_003;
      whole.record(value);
      parts[i % 3]?.record(value);
    }
    const merged = new Histogram();
    for (const part of parts) merged.add(part.toData());
    expect(merged.toData()).toEqual(whole.toData());
  });

  it('starts afresh after clear', () => {
    const histogram = new Histogram();
    histogram.record(12);
    histogram.record(9_000_000);
    histogram.clear();
    expect(histogram.toData()).toEqual(emptyHistogram);
    histogram.record(5);
    expect(histogram.toData().buckets).toEqual([5, 1]);
  });

  it.each([
    ['a negative time counts as none', -3, 0],
    ['what is no number counts as none', Number.NaN, 0],
    ['a fraction is rounded', 41.6, 42],
    ['longer than the last bucket counts as the last', 1e12, largestMicros],
  ])('%s', (_, recorded, kept) => {
    const histogram = new Histogram();
    histogram.record(recorded);
    expect(histogram.toData().max).toBe(kept);
  });
});

describe('percentiles', () => {
  it('are milliseconds', () => {
    const histogram = new Histogram();
    for (let i = 1; i <= 100; i++) histogram.record(i * 1000);
    const figures = percentiles(histogram.toData());
    expect(figures.p50).toBeCloseTo(50, 0);
    expect(figures.p99).toBeCloseTo(99, 0);
    expect(figures).toMatchObject({ max: 100, mean: 50.5 });
  });

  it('are zero without values', () => {
    expect(percentiles(emptyHistogram)).toEqual({
      p50: 0,
      p90: 0,
      p95: 0,
      p99: 0,
      p999: 0,
      max: 0,
      mean: 0,
    });
  });
});
