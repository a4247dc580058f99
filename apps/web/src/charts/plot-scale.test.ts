import { describe, expect, it } from 'vitest';
import { niceCeiling, targetRow, trimTick } from './plot-scale.ts';

describe('the scale of a plot', () => {
  it.each([
    ['10.0 s', '10 s'],
    ['7.50 s', '7.5 s'],
    ['2.25 s', '2.25 s'],
    ['5.0', '5'],
    ['400', '400'],
    ['0 ms', '0 ms'],
  ])('writes the tick %s as %s', (text, tick) => expect(trimTick(text)).toBe(tick));

  it.each([
    [null, 1],
    [0, 1],
    [100, 108],
  ])('has room above %s', (max, ceiling) => expect(niceCeiling(max)).toBeCloseTo(ceiling));

  it.each([
    ['ArrowLeft', 5, 4],
    ['ArrowLeft', 0, 0],
    ['ArrowLeft', null, 9],
    ['ArrowRight', null, 0],
    ['ArrowRight', 9, 9],
    ['Home', 5, 0],
    ['End', 5, 9],
    ['Escape', 5, null],
    ['a', 5, undefined],
  ])('%s leads from row %s to %s of ten', (key, row, target) =>
    expect(targetRow(key, row, 10)).toBe(target),
  );
});
