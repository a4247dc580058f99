import { expect, test } from 'vitest';
import { GatheredBody } from './gathered-body.ts';

const gather = (...pieces: readonly Buffer[]) => {
  const body = new GatheredBody();
  for (const piece of pieces) body.append(piece);
  return body;
};

test.each([
  ['none', []],
  ['small ones', [5, 7, 1]],
  ['exactly what there is room for', [16 * 1024]],
  ['more than that, little by little', [16 * 1024, 1, 16 * 1024, 100_000]],
  ['one that is far too large', [10, 3_000_000]],
])('pieces are put together: %s', (_, sizes) => {
  const pieces = sizes.map((size, index) => Buffer.alloc(size, index + 1));
  const body = gather(...pieces);
  expect(body.bytes.equals(Buffer.concat(pieces))).toBe(true);
  body.free();
});

test('memory is used again by those that come later and never by two at once', () => {
  const first = gather(Buffer.from('first'));
  const second = gather(Buffer.from('second'));
  const { buffer } = first.bytes;
  expect(second.bytes.buffer).not.toBe(buffer);
  first.free();
  const third = gather(Buffer.from('third'));
  expect(third.bytes.buffer).toBe(buffer);
  const fourth = gather(Buffer.from('fourth'));
  expect([second, third, fourth].map(({ bytes }) => String(bytes))).toEqual([
    'second',
    'third',
    'fourth',
  ]);
  for (const body of [second, third, fourth]) body.free();
});

test('a body that grows gives back what became too small', () => {
  const growing = gather(Buffer.from('small'));
  const { buffer } = growing.bytes;
  growing.append(Buffer.alloc(20_000));
  const other = gather(Buffer.from('other'));
  expect(other.bytes.buffer).toBe(buffer);
  expect(String(growing.bytes.subarray(0, 5))).toBe('small');
  growing.free();
  other.free();
});
