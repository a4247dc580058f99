import { expect, it } from 'vitest';
import { Turnstile } from './turnstile.ts';

it('lets one through at a time, whichever worker asks', () => {
  const cell = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const [one, other] = [new Turnstile(cell), new Turnstile(cell)];
  expect([one.tryEnter(), other.tryEnter(), one.tryEnter()]).toEqual([true, false, false]);
  one.leave();
  expect([other.tryEnter(), one.tryEnter()]).toEqual([true, false]);
});
