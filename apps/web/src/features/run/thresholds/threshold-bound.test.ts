import { describe, expect, it } from 'vitest';
import { threshold } from '../../../../testing/fixtures.ts';
import { boundOf, standingOf, usedOf } from './threshold-bound.ts';

describe('what a threshold asks for', () => {
  it.each([
    ['p(95)<500', { comparison: '<', value: 500 }],
    ['p(99.9) <= 1500 over 30s', { comparison: '<=', value: 1_500 }],
    ['rate>0.99', { comparison: '>', value: 0.99 }],
    ['count', null],
  ])('%s', (expression, bound) => expect(boundOf(expression)).toEqual(bound));

  it.each([
    ['p(95)<500', 250, 0.5],
    ['p(95)<500', 600, 1.2],
    ['rate>100', 200, 0.5],
    ['rate<0', 0, null],
    ['count==3', 3, null],
  ])('%s at %s has used up %s of it', (expression, actual, used) => {
    expect(usedOf({ expression, actual })).toBe(used);
  });

  it.each([
    [{ actual: 100 }, 'holds'],
    [{ actual: 450 }, 'close'],
    [{ actual: 100, passed: false }, 'failed'],
    [{ metric: 'checks', expression: 'rate>0.99', actual: 1 }, 'holds'],
  ] as const)('%o %s', (part, standing) => expect(standingOf(threshold(part))).toBe(standing));
});
