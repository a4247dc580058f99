import { describe, expect, it } from 'vitest';
import type { ThinkTime } from '../model/plan.ts';
import { normalQuantile } from './normal-quantile.ts';
import { thinkTimeMs, validateThinkTime } from './think-time.ts';

/** Shares that lie evenly: their think times are the distribution's own. */
const shares = Array.from({ length: 10_000 }, (_, i) => (i + 0.5) / 10_000);

function momentsOf(thinkTime: ThinkTime) {
  const times = shares.map((share) => thinkTimeMs(thinkTime, 0, share));
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const variance = times.reduce((sum, time) => sum + (time - mean) ** 2, 0) / times.length;
  return { mean, deviation: Math.sqrt(variance), min: Math.min(...times) };
}

describe('think time', () => {
  it.each<[string, ThinkTime, number]>([
    ['none', { kind: 'none' }, 0],
    ['as recorded, scaled', { kind: 'recorded', scale: 0.5 }, 500],
    ['fixed', { kind: 'fixed', ms: 40 }, 40],
    ['uniform', { kind: 'uniform', minMs: 100, maxMs: 300 }, 150],
    ['normal', { kind: 'normal', meanMs: 100, deviationMs: 10 }, 93.255],
    ['normal without a deviation', { kind: 'normal', meanMs: 100, deviationMs: 0 }, 100],
    ['exponential', { kind: 'exponential', meanMs: 100 }, 28.768],
  ])('%s', (_, thinkTime, ms) => {
    expect(thinkTimeMs(thinkTime, 1_000, 0.25)).toBeCloseTo(ms, 3);
  });

  it('has the mean and the deviation that were asked for', () => {
    const normal = momentsOf({ kind: 'normal', meanMs: 1_000, deviationMs: 200 });
    expect(normal.mean).toBeCloseTo(1_000, 1);
    expect(normal.deviation).toBeCloseTo(200, 0);
    const exponential = momentsOf({ kind: 'exponential', meanMs: 1_000 });
    expect(exponential.mean).toBeCloseTo(1_000, 0);
    expect(exponential.deviation / 1_000).toBeCloseTo(1, 2);
  });

  it('is never below nothing', () => {
    expect(momentsOf({ kind: 'normal', meanMs: 10, deviationMs: 100 }).min).toBe(0);
    expect(thinkTimeMs({ kind: 'normal', meanMs: 10, deviationMs: 100 }, 0, 0)).toBe(0);
  });

  it.each<ThinkTime>([
    { kind: 'recorded', scale: -1 },
    { kind: 'fixed', ms: -1 },
    { kind: 'uniform', minMs: 2, maxMs: 1 },
    { kind: 'normal', meanMs: 1, deviationMs: -1 },
    { kind: 'exponential', meanMs: Number.NaN },
  ])('that makes no sense is refused: %o', (thinkTime) => {
    expect(() => validateThinkTime(thinkTime)).toThrow(/think time/i);
  });
});

it.each([
  [0.5, 0],
  [0.975, 1.959963985],
  [0.001, -3.090232306],
  [0.999, 3.090232306],
])('normalQuantile(%d) is that of the tables', (share, quantile) => {
  expect(normalQuantile(share)).toBeCloseTo(quantile, 8);
});
