/** A moment that does not come. Moments are nanoseconds of `process.hrtime`, which all threads share. */
export const never = 2n ** 63n - 1n;

const bell = { still: 0, ringing: 1, broken: 2 } as const;

/** Places in `#cells`. */
const changes = 0;
const pillow = 1;
const firstBell = 2;

/** Places in `#moments`. */
const wakesAt = 0;
const firstAlarm = 1;

const bytesBefore = 16;
const bytesPerAlarm = 12;

/**
 * What the thread of an alarm clock and the threads that it wakes write for one another. An alarm is
 * set by writing its moment, which the clock takes away when it rings: each is rung for once. A bell
 * rings until it is heard, so that a thread that is busy finds one ring and not a heap of them.
 */
export class AlarmBoard {
  readonly buffer: SharedArrayBuffer;
  readonly #alarms: number;
  readonly #moments: BigInt64Array<SharedArrayBuffer>;
  readonly #cells: Int32Array<SharedArrayBuffer>;

  /** What another thread made. */
  constructor(buffer: SharedArrayBuffer) {
    this.buffer = buffer;
    this.#alarms = (buffer.byteLength - bytesBefore) / bytesPerAlarm;
    this.#moments = new BigInt64Array(buffer, 0, firstAlarm + this.#alarms);
    this.#cells = new Int32Array(buffer, this.#moments.byteLength, firstBell + this.#alarms);
  }

  /** With so many alarms, none of them set. */
  static make(alarms: number): AlarmBoard {
    const board = new AlarmBoard(new SharedArrayBuffer(bytesBefore + bytesPerAlarm * alarms));
    board.#moments.fill(never);
    return board;
  }

  set(alarm: number, moment: bigint): void {
    Atomics.store(this.#moments, firstAlarm + alarm, moment);
    Atomics.add(this.#cells, changes, 1);
    // A clock that wakes before that moment anyhow looks at the board then.
    if (moment < Atomics.load(this.#moments, wakesAt)) Atomics.notify(this.#cells, changes);
  }

  /** Calls back when the bell rings or breaks. */
  onBell(alarm: number, heard: () => void): void {
    const next = Atomics.waitAsync(this.#cells, firstBell + alarm, bell.still);
    // One that rings already has to wait its turn: sockets want to be read as well.
    if (next.async) void next.value.then(heard);
    else setImmediate(heard);
  }

  /** Stills the bell; false when it is broken, and nothing will ring any more. */
  still(alarm: number): boolean {
    const was = Atomics.compareExchange(this.#cells, firstBell + alarm, bell.ringing, bell.still);
    return was !== bell.broken;
  }

  /** For those who wait when there is no clock. */
  breakBells(): void {
    for (let alarm = 0; alarm < this.#alarms; alarm++) {
      Atomics.store(this.#cells, firstBell + alarm, bell.broken);
      Atomics.notify(this.#cells, firstBell + alarm);
    }
  }

  /** How often anything was set: what `sleep` has to be told, from before `ringDue`. */
  get changes(): number {
    return Atomics.load(this.#cells, changes);
  }

  /** Rings for every alarm that is due. Whether there was one. */
  ringDue(now: bigint): boolean {
    let rang = false;
    let next = never;
    for (let alarm = 0; alarm < this.#alarms; alarm++) {
      const moment = Atomics.load(this.#moments, firstAlarm + alarm);
      if (moment > now) {
        if (moment < next) next = moment;
      } else if (this.#take(alarm, moment)) {
        this.#ring(alarm);
        rang = true;
      }
    }
    Atomics.store(this.#moments, wakesAt, rang ? now : next);
    return rang;
  }

  /** Blocks the thread until the next alarm is due, or until one is set for before. */
  sleep(changesSeen: number): void {
    const next = Atomics.load(this.#moments, wakesAt);
    const ms = next === never ? Number.POSITIVE_INFINITY : msUntil(next);
    if (ms > 0) Atomics.wait(this.#cells, changes, changesSeen, ms);
  }

  /** Blocks the thread for so long, whatever is set. */
  nap(ms: number): void {
    Atomics.wait(this.#cells, pillow, 0, ms);
  }

  /** False when it has just been set for another moment. */
  #take(alarm: number, moment: bigint): boolean {
    const place = firstAlarm + alarm;
    return Atomics.compareExchange(this.#moments, place, moment, never) === moment;
  }

  #ring(alarm: number): void {
    const place = firstBell + alarm;
    const was = Atomics.compareExchange(this.#cells, place, bell.still, bell.ringing);
    if (was === bell.still) Atomics.notify(this.#cells, place);
  }
}

function msUntil(moment: bigint): number {
  return Number(moment - process.hrtime.bigint()) / 1e6;
}
