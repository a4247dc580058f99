import { expect, it } from 'vitest';
import { ReplayBuffer } from './replay-buffer.ts';

const update = (sequence: number) => ({ sequence });

function filled(count: number, capacity = 10): ReplayBuffer<{ sequence: number }> {
  const buffer = new ReplayBuffer<{ sequence: number }>(capacity);
  for (let sequence = 1; sequence <= count; sequence += 1) buffer.push(update(sequence));
  return buffer;
}

it('gives what came after a number', () => {
  expect(filled(5).after(3)).toEqual([update(4), update(5)]);
  expect(filled(5).after(0)).toHaveLength(5);
  expect(filled(5).after(5)).toEqual([]);
});

it('says that it no longer has all of it', () => {
  expect(filled(1_000).after(3)).toBeNull();
  expect(filled(1_000).after(995)).toHaveLength(5);
});

it('holds no more than twice its capacity, whatever comes', () => {
  const buffer = filled(100_000);
  const oldest = Array.from({ length: 100 }, (_, back) => 100_000 - back).filter(
    (sequence) => buffer.after(sequence) !== null,
  );
  expect(oldest.length).toBeLessThanOrEqual(21);
});
