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
  readonly #ready = Promise.withResolvers<void>();
  #thread: Worker | null = null;

  constructor(alarms: number) {
    this.#board = AlarmBoard.make(alarms);
    try {
      this.#thread = this.#start();
    } catch {
      // No thread is to be had: those who wait for alarms have timers.
      this.#break();
    }
  }

  /** What others open their `SharedAlarm`s on. */
  get board(): SharedArrayBuffer {
    return this.#board.buffer;
  }

  /** Resolves when alarms that are set will be heard, by the thread or by timers. */
  get ready(): Promise<void> {
    return this.#ready.promise;
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
    thread.once('message', this.#ready.resolve);
    // Whatever ended it: nobody may wait for a ring that does not come.
    thread.on('error', () => this.#break());
    thread.on('exit', () => this.#break());
    thread.unref();
    return thread;
  }

  #break(): void {
    this.#board.breakBells();
    this.#ready.resolve();
  }
}
