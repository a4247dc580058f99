import type { Alarm } from './alarm.ts';
import { AlarmBoard, never } from './alarm-board.ts';
import { TimerAlarm } from './timer-alarm.ts';

/** An alarm on the board of another thread's clock; should that break, it goes by a timer. */
export class SharedAlarm implements Alarm {
  readonly #board: AlarmBoard;
  readonly #alarm: number;
  readonly #ring: () => void;
  readonly #originMs = hrtimeOrigin();
  #moment = Number.POSITIVE_INFINITY;
  #timer: TimerAlarm | null = null;

  /** `alarm` is its number on the board; nobody else may open it. */
  constructor(board: SharedArrayBuffer, alarm: number, ring: () => void) {
    this.#board = new AlarmBoard(board);
    this.#alarm = alarm;
    this.#ring = ring;
    this.#listen();
  }

  set(moment: number): void {
    this.#moment = moment;
    if (this.#timer !== null) this.#timer.set(moment);
    else this.#board.set(this.#alarm, this.#hrtimeOf(moment));
  }

  #listen(): void {
    this.#board.onBell(this.#alarm, this.#heard);
  }

  readonly #heard = (): void => {
    if (this.#board.still(this.#alarm)) {
      this.#ring();
      this.#listen();
    } else {
      this.#timer = new TimerAlarm(this.#ring);
      this.#timer.set(this.#moment);
    }
  };

  #hrtimeOf(moment: number): bigint {
    if (moment === Number.POSITIVE_INFINITY) return never;
    return BigInt(Math.ceil((moment + this.#originMs) * 1e6));
  }
}

const samples = 5;

/**
 * What `process.hrtime` says in milliseconds when this thread's `performance.now()` is 0. The thread may be
 * interrupted between asking the one and the other, but hardly every time.
 */
function hrtimeOrigin(): number {
  const differences = Array.from({ length: samples }, () => {
    const now = performance.now();
    return Number(process.hrtime.bigint()) / 1e6 - now;
  });
  return Math.min(...differences);
}
