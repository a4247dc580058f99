import { Worker } from 'node:worker_threads';
import { AlarmBoard } from './alarm-board.ts';

/** Its thread keeps nothing. */
const resourceLimits = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 32 };

/**
 * A thread that sleeps until alarms on its board are due and rings for them. Node's own timers and its
 * event loop count in whole milliseconds; waiting on shared memory does not.
 */
export class AlarmClock {
  readonly #board: AlarmBoard;
  #thread: Worker | null = null;

  constructor(alarms: number) {
    this.#board = AlarmBoard.make(alarms);
    try {
      this.#thread = this.#start();
    } catch {
      // No thread is to be had: those who wait for alarms have timers.
      this.#board.breakBells();
    }
  }

  /** What others open their `SharedAlarm`s on. */
  get board(): SharedArrayBuffer {
    return this.#board.buffer;
  }

  /** Ends the thread; alarms don't ring any more. */
  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  #start(): Worker {
    const thread = new Worker(new URL('./alarm-thread.ts', import.meta.url), {
      name: 'alarm clock',
      workerData: this.#board.buffer,
      resourceLimits,
    });
    // Whatever ended it: nobody may wait for a ring that does not come.
    const broken = () => this.#board.breakBells();
    thread.on('error', broken);
    thread.on('exit', broken);
    thread.unref();
    return thread;
  }
}
