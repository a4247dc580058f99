import { expect, test } from 'vitest';
import { Lockstep } from './lockstep.ts';

test('users go on together, and without those whose way has ended', async () => {
  const lockstep = new Lockstep(2);
  const way: string[] = [];
  const walk = async (name: string, places: number) => {
    for (let place = 1; place <= places; place++) {
      await lockstep.arrive();
      way.push(`${name}${place}`);
    }
    lockstep.leave();
  };
  await Promise.all([walk('a', 2), walk('b', 4)]);
  expect(way.join(' ')).toMatch(/^(?:a1 b1|b1 a1) (?:a2 b2|b2 a2) b3 b4$/);
});
