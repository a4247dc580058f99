import { expect, it } from 'vitest';
import { batched } from './batched.ts';

it('reads together what is asked for in the same turn', async () => {
  const reads: (readonly string[])[] = [];
  const read = batched(async (ids) => {
    reads.push(ids);
    return new Map(ids.filter((id) => id !== 'none').map((id) => [id, id.toUpperCase()]));
  });
  expect(await Promise.all(['a', 'b', 'a', 'none'].map(read))).toEqual(['A', 'B', 'A', null]);
  expect(await read('c')).toBe('C');
  expect(reads).toEqual([['a', 'b', 'none'], ['c']]);
});

it('fails those alone who asked together', async () => {
  let away = true;
  const read = batched(async (ids) => {
    if (away) throw new Error('away');
    return new Map(ids.map((id) => [id, id]));
  });
  await expect(read('a')).rejects.toThrow('away');
  away = false;
  expect(await read('a')).toBe('a');
});
