import { describe, expect, it } from 'vitest';
import { RingBuffer } from './ring-buffer.ts';

function filled(rows: number, capacity: number): RingBuffer {
  const buffer = new RingBuffer(2, capacity);
  for (let row = 0; row < rows; row += 1) buffer.push([row, row * 10]);
  return buffer;
}

describe('ring buffer', () => {
  it.each([
    { rows: 0, kept: [] },
    { rows: 2, kept: [0, 1] },
    { rows: 3, kept: [0, 1, 2] },
    { rows: 4, kept: [1, 2, 3] },
    { rows: 8, kept: [5, 6, 7] },
  ])('keeps the newest three of $rows rows in order', ({ rows, kept }) => {
    const buffer = filled(rows, 3);
    expect([...buffer.column(0)]).toEqual(kept);
    expect([...buffer.column(1)]).toEqual(kept.map((value) => value * 10));
    expect(buffer.length).toBe(kept.length);
  });

  it('tells the newest value of a column, and NaN when there is none', () => {
    expect(filled(5, 3).last(1)).toBe(40);
    expect(filled(0, 3).last(1)).toBeNaN();
  });

  it('stores NaN for what a row leaves out', () => {
    const buffer = new RingBuffer(2, 4);
    buffer.push([1]);
    expect(buffer.column(1)[0]).toBeNaN();
  });

  it('hands out copies that later rows do not change', () => {
    const buffer = filled(3, 3);
    const before = buffer.column(0);
    buffer.push([99, 99]);
    expect([...before]).toEqual([0, 1, 2]);
  });

  it('starts over when it is cleared', () => {
    const buffer = filled(5, 3);
    buffer.clear();
    buffer.push([7, 70]);
    expect([...buffer.column(0)]).toEqual([7]);
  });
});
