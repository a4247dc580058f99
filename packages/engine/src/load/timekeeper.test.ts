import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TimerAlarm } from './alarm/timer-alarm.ts';
import { type TimedSource, Timekeeper } from './timekeeper.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Has something to start at each of the moments, counted from now. */
class Moments implements TimedSource {
  readonly started: number[] = [];
  readonly #startedAt = performance.now();
  readonly #moments: number[];

  constructor(moments: readonly number[]) {
    this.#moments = [...moments];
  }

  get nextDueAt(): number {
    const [next] = this.#moments;
    return next === undefined ? Number.POSITIVE_INFINITY : this.#startedAt + next;
  }

  startDue(): void {
    while (this.nextDueAt <= performance.now()) {
      this.#moments.shift();
      this.started.push(performance.now() - this.#startedAt);
    }
  }
}

describe('Timekeeper', () => {
  it('starts everything within a millisecond of when it is due, never before', () => {
    const timekeeper = new Timekeeper((ring) => new TimerAlarm(ring));
    const moments = [0.2, 0.4, 3, 3.5, 3.9, 2_000, 2_000.1];
    const source = new Moments(moments);
    timekeeper.add(source);
    vi.advanceTimersByTime(3_000);
    const late = source.started.map((at, index) => at - (moments[index] ?? 0));
    expect(late).toHaveLength(moments.length);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...late)).toBeLessThan(1.001);
  });

  it('keeps the times of several sources with one timer, and sleeps while nothing is due', () => {
    const timekeeper = new Timekeeper((ring) => new TimerAlarm(ring));
    const sources = [new Moments([5, 50]), new Moments([20])];
    for (const source of sources) timekeeper.add(source);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(30);
    expect(sources.map(({ started }) => started)).toEqual([[5], [20]]);
    vi.advanceTimersByTime(30);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets go of a source that was taken away', () => {
    const timekeeper = new Timekeeper((ring) => new TimerAlarm(ring));
    const source = new Moments([5]);
    timekeeper.add(source);
    timekeeper.remove(source);
    vi.advanceTimersByTime(10);
    expect(source.started).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
