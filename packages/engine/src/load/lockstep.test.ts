import { expect, test } from 'vitest';
import { Lockstep } from './lockstep.ts';

test('users go on together, and without those whose way has ended', async () => {
  const lockstep = new Lockstep(2);
  const way: string[] = [];
  const walk = async (name: string, places: number) => {
    for (let place = 1; place <= places; place++) {
      await lockstep.arrive(false);
      way.push(`${name}${place}`);
    }
    lockstep.leave();
  };
  await Promise.all([walk('a', 2), walk('b', 4)]);
  expect(way.join(' ')).toMatch(/^(?:a1 b1|b1 a1) (?:a2 b2|b2 a2) b3 b4$/);
});

test('where they go in turn, each waits until the one before has come to the next place', async () => {
  const lockstep = new Lockstep(2);
  const way: string[] = [];
  const walk = async (name: string) => {
    for (const inTurn of [false, true, false]) {
      await lockstep.arrive(inTurn);
      way.push(`${name}+`);
      await Promise.resolve();
      way.push(`${name}-`);
    }
    lockstep.leave();
  };
  await Promise.all([walk('a'), walk('b')]);
  expect(way.slice(4, 8).join(' ')).toMatch(/^(?:a\+ a- b\+ b-|b\+ b- a\+ a-)$/);
  expect(way).toHaveLength(12);
});
