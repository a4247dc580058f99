import { TimerAlarm } from './alarm/timer-alarm.ts';
import { type TimedSource, Timekeeper } from './timekeeper.ts';

/** Somebody who sleeps until a set time. */
export interface Sleeper {
  /** Kept by `Sleepers` alone: where among all it sleeps; -1 while it is awake. */
  place: number;
  /** Its time has come. */
  wake(): void;
}

/**
 * All who sleep on a thread, thousands of them, with one alarm: a heap by the moments at which they
 * want to be woken. Each knows its place in it, so that one can be taken out.
 */
export class Sleepers implements TimedSource {
  readonly #timekeeper: Timekeeper;
  readonly #moments: number[] = [];
  readonly #sleepers: Sleeper[] = [];

  constructor(timekeeper: Timekeeper) {
    this.#timekeeper = timekeeper;
    timekeeper.add(this);
  }

  /** With a timer: where nobody minds a millisecond. */
  static byTimer(): Sleepers {
    return new Sleepers(new Timekeeper((ring) => new TimerAlarm(ring)));
  }

  get nextDueAt(): number {
    return this.#moments[0] ?? Number.POSITIVE_INFINITY;
  }

  /** Until a moment of `performance.now()`. One who sleeps already has to be roused first. */
  sleep(sleeper: Sleeper, until: number): void {
    this.#moments.push(until);
    this.#sleepers.push(sleeper);
    this.#rise(this.#moments.length - 1, until, sleeper);
    if (sleeper.place === 0) this.#timekeeper.reschedule();
  }

  /** Sleeps no more, and is not woken. */
  rouse(sleeper: Sleeper): void {
    if (sleeper.place >= 0) this.#takeOut(sleeper);
  }

  startDue(): void {
    const now = performance.now();
    for (let first = this.#sleepers[0]; first !== undefined; first = this.#sleepers[0]) {
      if (this.nextDueAt > now) return;
      this.#takeOut(first);
      first.wake();
    }
  }

  #takeOut(sleeper: Sleeper): void {
    const { place } = sleeper;
    sleeper.place = -1;
    const moment = this.#moments.pop();
    const last = this.#sleepers.pop();
    if (moment === undefined || last === undefined || last === sleeper) return;
    // The last one takes its place and goes where it belongs from there.
    this.#rise(place, moment, last);
    this.#sink(last.place, moment, last);
  }

  #rise(from: number, moment: number, sleeper: Sleeper): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.#momentAt(parent) <= moment) break;
      this.#move(parent, place);
      place = parent;
    }
    this.#put(place, moment, sleeper);
  }

  #sink(from: number, moment: number, sleeper: Sleeper): void {
    let place = from;
    for (;;) {
      const left = 2 * place + 1;
      const child = this.#momentAt(left + 1) < this.#momentAt(left) ? left + 1 : left;
      if (this.#momentAt(child) >= moment) break;
      this.#move(child, place);
      place = child;
    }
    this.#put(place, moment, sleeper);
  }

  /** Beyond the last is never. */
  #momentAt(place: number): number {
    return this.#moments[place] ?? Number.POSITIVE_INFINITY;
  }

  #move(from: number, to: number): void {
    const sleeper = this.#sleepers[from];
    if (sleeper !== undefined) this.#put(to, this.#momentAt(from), sleeper);
  }

  #put(place: number, moment: number, sleeper: Sleeper): void {
    this.#moments[place] = moment;
    this.#sleepers[place] = sleeper;
    sleeper.place = place;
  }
}
