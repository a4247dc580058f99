import { expect, test } from 'vitest';
import { GatheredBody } from './gathered-body.ts';

const gather = (first: Buffer, ...others: readonly Buffer[]) => {
  const body = new GatheredBody(first);
  for (const piece of others) body.append(piece);
  return body;
};

/** Bodies of the given size whose memory was never used before. */
const fresh = (count: number, bytes: number) =>
  Array.from({ length: count }, () => gather(Buffer.alloc(bytes)));

test.each([
  ['small ones', [5, 7, 1]],
  ['exactly what there is room for', [512, 512]],
  ['more than that, little by little', [16 * 1024, 1, 16 * 1024, 100_000]],
  ['one that is far too large', [10, 3_000_000]],
])('pieces are put together: %s', (_, [first = 0, ...others]) => {
  const pieces = [first, ...others].map((size, index) => Buffer.alloc(size, index + 1));
  const [piece = Buffer.alloc(0), ...rest] = pieces;
  const body = gather(piece, ...rest);
  expect(body.bytes.equals(Buffer.concat(pieces))).toBe(true);
  body.free();
});

test('memory is used again by those that come later and never by two at once', () => {
  const first = gather(Buffer.from('first'));
  const second = gather(Buffer.from('second'));
  const { buffer } = first.bytes;
  expect(second.bytes.buffer).not.toBe(buffer);
  first.free();
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

test('what answers that are half here take is no more than twice what came', () => {
  const [body] = fresh(1, 300);
  expect(body?.bytes.buffer.byteLength).toBeLessThanOrEqual(1_024);
  body?.free();
});

test('only so much memory is kept for those that come later', () => {
  const bodies = fresh(20, 100_000);
  const memories = new Set(bodies.map(({ bytes }) => bytes.buffer));
  for (const body of bodies) body.free();
  const later = fresh(20, 100_000);
  expect(later.filter(({ bytes }) => memories.has(bytes.buffer))).toHaveLength(4);
  for (const body of later) body.free();
});

test('very large bodies keep nothing', () => {
  const body = gather(Buffer.alloc(700_000));
  const { buffer } = body.bytes;
  body.free();
  const later = gather(Buffer.alloc(700_000));
  expect(later.bytes.buffer).not.toBe(buffer);
  later.free();
});
