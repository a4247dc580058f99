import { describe, expect, test } from 'vitest';
import { createRandom } from '../content/random.ts';
import { effectiveTrials } from './batches.ts';
import { findingOf, type RatioBound } from './finding.ts';
import { wilsonInterval } from './proportion-interval.ts';

const fivePercent: RatioBound = { kind: 'share', operator: '<', limit: 0.05 };
const seconds = (count: number, part: (index: number) => number, whole = 200) =>
  Array.from({ length: count }, (_, index) => ({ part: part(index), whole }));

describe('the interval of a proportion', () => {
  // Newcombe, “Two-sided confidence intervals for the single proportion”, 1998, table I.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is as published', (part, whole, low, high) => {
    const interval = wilsonInterval(part / whole, whole, 1.959964);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
});

describe('a finding', () => {
  test.each([
    ['far below holds', seconds(5, () => 2), 'holds'],
    ['far above fails', seconds(5, () => 30), 'fails'],
    ['at the bound is unsure', seconds(20, (index) => 9 + (index % 3)), 'unsure'],
    ['of two seconds is unsure', seconds(2, () => 0), 'unsure'],
    ['of few requests is unsure', seconds(5, () => 0, 2), 'unsure'],
    ['of nothing is unsure', seconds(5, () => 0, 0), 'unsure'],
  ])('%s', (_, batches, finding) => {
    expect(findingOf(fivePercent, batches)).toBe(finding);
  });

  test('is unsure where the same share comes in fits and starts', () => {
    const share = 0.03 * 200;
    expect(
      findingOf(
        fivePercent,
        seconds(10, () => share),
      ),
    ).toBe('holds');
    const bursts = seconds(10, (index) => (index === 4 ? share * 10 : 0));
    expect(findingOf(fivePercent, bursts)).toBe('unsure');
  });

  test.each([
    ['keeps to', 90, 'holds'],
    ['breaks', 110, 'fails'],
    ['is near', 100.2, 'unsure'],
  ])('of an average that %s its bound', (_, mean, finding) => {
    const bound: RatioBound = { kind: 'mean', operator: '<', limit: 100 };
    const batches = seconds(15, (index) => (mean + (index % 3 === 0 ? -2 : 1)) * 50, 50);
    expect(findingOf(bound, batches)).toBe(finding);
  });

  test('of a share that is to be high looks the other way', () => {
    const bound: RatioBound = { kind: 'share', operator: '>', limit: 0.95 };
    expect(
      findingOf(
        bound,
        seconds(10, () => 199),
      ),
    ).toBe('holds');
    expect(
      findingOf(
        bound,
        seconds(10, () => 170),
      ),
    ).toBe('fails');
  });

  test('is wrong in fewer than one search of twenty, also where seconds differ', () => {
    const random = createRandom(3);
    const trials = 2_000;
    let wrong = 0;
    for (let trial = 0; trial < trials; trial++) {
      // The share itself wanders from second to second around 5 %, as with a busy target.
      const batches = seconds(
        60,
        () => {
          const share = 0.1 * random.next();
          return Array.from({ length: 100 }, () => random.next()).filter((x) => x < share).length;
        },
        100,
      );
      const looks = [15, 30, 45, 60].map((until) =>
        findingOf(fivePercent, batches.slice(0, until)),
      );
      if (looks.some((finding) => finding !== 'unsure')) wrong += 1;
    }
    expect(wrong / trials).toBeLessThan(0.06);
  });
});

describe('effective trials', () => {
  test('are as many as were made when seconds differ by chance alone', () => {
    const batches = seconds(60, (index) => 10 + ((index * 7) % 5) - 2);
    expect(effectiveTrials(batches)).toBe(60 * 200);
  });

  test('are fewer when seconds differ by more', () => {
    const batches = seconds(60, (index) => (index % 2 === 0 ? 0 : 20));
    expect(effectiveTrials(batches)).toBeLessThan(60 * 200);
    const slow = seconds(60, (index) => (index % 20 < 10 ? 0 : 20));
    expect(effectiveTrials(slow)).toBeLessThan(effectiveTrials(batches));
  });
});
