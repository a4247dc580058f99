import { describe, expect, it } from 'vitest';
import { LoadClock } from './load-clock.ts';

describe('LoadClock', () => {
  it('begins with the load', () => {
    const clock = new LoadClock(1_000);
    expect([clock.elapsedAt(900), clock.elapsedAt(1_500), clock.momentOf(2_000)]).toEqual([
      -100, 500, 3_000,
    ]);
  });

  it('stands still while the load is paused', () => {
    const clock = new LoadClock(0);
    clock.pause(400);
    expect(clock.isPaused).toBe(true);
    expect(clock.elapsedAt(900)).toBe(400);
    expect(clock.momentOf(500)).toBe(Number.POSITIVE_INFINITY);
  });

  it('goes on where it stood', () => {
    const clock = new LoadClock(0);
    clock.pause(400);
    clock.resume(1_000);
    clock.pause(1_100);
    clock.resume(1_200);
    expect([clock.elapsedAt(1_300), clock.momentOf(700)]).toEqual([600, 1_400]);
  });

  it('takes a second pause for the first, and a resume without a pause for nothing', () => {
    const clock = new LoadClock(0);
    clock.resume(100);
    clock.pause(200);
    clock.pause(300);
    clock.resume(500);
    clock.resume(900);
    expect(clock.elapsedAt(1_000)).toBe(700);
  });
});
