import type { Alarm, OpenAlarm } from './alarm/alarm.ts';

/** Something with set times that a timekeeper keeps. */
export interface TimedSource {
  /** In `performance.now()` milliseconds; Infinity when there is none. */
  readonly nextDueAt: number;
  /** Starts everything that is due. */
  startDue(): void;
}

/**
 * Starts what a thread has to start at set times, all of it by one alarm: with a timer of its own for
 * each, no more than 900 arrivals a second get started of a thousand.
 */
export class Timekeeper {
  readonly #sources = new Set<TimedSource>();
  readonly #alarm: Alarm;
  #setFor = Number.POSITIVE_INFINITY;

  constructor(openAlarm: OpenAlarm) {
    this.#alarm = openAlarm(() => this.#startDue());
  }

  add(source: TimedSource): void {
    this.#sources.add(source);
    this.reschedule();
  }

  remove(source: TimedSource): void {
    this.#sources.delete(source);
    this.reschedule();
  }

  /** For a source whose next moment has become another one. */
  reschedule(): void {
    let next = Number.POSITIVE_INFINITY;
    for (const { nextDueAt } of this.#sources) if (nextDueAt < next) next = nextDueAt;
    if (next === this.#setFor) return;
    this.#setFor = next;
    this.#alarm.set(next);
  }

  #startDue(): void {
    this.#setFor = Number.POSITIVE_INFINITY;
    for (const source of this.#sources) source.startDue();
    this.reschedule();
  }
}
