import { expect, test } from 'vitest';
import { LatencyHistogram } from './latency-histogram.ts';

test('percentiles are true to 0.8 %, the maximum exactly', () => {
  const histogram = new LatencyHistogram();
  for (let ms = 1; ms <= 10_000; ms += 1) histogram.record(ms / 10);
  const { count, p50, p95, p99, max } = histogram.report();
  expect([count, max]).toEqual([10_000, 1000]);
  for (const [seen, truth] of [
    [p50, 500],
    [p95, 950],
    [p99, 990],
  ] as const) {
    expect(Math.abs(seen / truth - 1)).toBeLessThan(0.008);
  }
});

test('is all zeros when nothing was recorded, and again after a reset', () => {
  const histogram = new LatencyHistogram();
  histogram.record(12);
  histogram.reset();
  expect(histogram.report()).toEqual({ count: 0, p50: 0, p90: 0, p95: 0, p99: 0, max: 0 });
});

test('takes durations from nothing to hours', () => {
  const histogram = new LatencyHistogram();
  for (const ms of [0, 0.001, 3_600_000]) histogram.record(ms);
  expect(histogram.report()).toMatchObject({ count: 3, max: 3_600_000 });
});
