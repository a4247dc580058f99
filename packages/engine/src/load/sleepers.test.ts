import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRandom } from '../content/random.ts';
import { type Sleeper, Sleepers } from './sleepers.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

class Person implements Sleeper {
  place = -1;
  readonly wokenAt: number[] = [];

  wake(): void {
    this.wokenAt.push(performance.now());
  }
}

describe('Sleepers', () => {
  it('wakes each at its time, in order, with one timer', () => {
    const sleepers = Sleepers.byTimer();
    const startedAt = performance.now();
    const random = createRandom(7, 1);
    const people = Array.from({ length: 500 }, () => ({
      person: new Person(),
      until: startedAt + Math.ceil(random.next() * 1_000),
    }));
    for (const { person, until } of people) sleepers.sleep(person, until);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(1_001);
    for (const { person, until } of people) {
      expect(person.wokenAt).toHaveLength(1);
      const lateMs = (person.wokenAt[0] ?? 0) - until;
      expect(lateMs).toBeGreaterThanOrEqual(0);
      expect(lateMs).toBeLessThanOrEqual(1);
    }
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets those be who were roused, and wakes the others in order', () => {
    const sleepers = Sleepers.byTimer();
    const random = createRandom(7, 2);
    const order: number[] = [];
    const people = Array.from({ length: 200 }, () => {
      const until = performance.now() + Math.ceil(random.next() * 100);
      return { until, place: -1, wake: () => order.push(until) };
    });
    for (const person of people) sleepers.sleep(person, person.until);
    const roused = new Set(people.filter(() => random.next() < 0.5));
    for (const person of roused) sleepers.rouse(person);
    for (const person of roused) sleepers.rouse(person);
    vi.advanceTimersByTime(200);
    const others = people.filter((person) => !roused.has(person)).map(({ until }) => until);
    expect(order).toEqual(others.toSorted((a, b) => a - b));
  });

  it('takes one who goes to sleep again while others are woken', () => {
    const sleepers = Sleepers.byTimer();
    const startedAt = performance.now();
    let naps = 0;
    const napper: Sleeper = {
      place: -1,
      wake: () => {
        naps += 1;
        if (naps < 3) sleepers.sleep(napper, startedAt + 10 * (naps + 1));
      },
    };
    const other = new Person();
    sleepers.sleep(napper, startedAt + 10);
    sleepers.sleep(other, startedAt + 10);
    vi.advanceTimersByTime(11);
    expect([naps, other.wokenAt.length]).toEqual([1, 1]);
    vi.advanceTimersByTime(30);
    expect(naps).toBe(3);
  });
});
