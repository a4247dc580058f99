import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { LoadCommand } from '../model/control.ts';
import type { Plan } from '../model/plan.ts';
import { scheduleExecutor } from '../plan/executors.ts';
import { AlarmClock } from './alarm/alarm-clock.ts';
import { LoadError } from './load-error.ts';
import { abortGraceMs, type PoolMessage, type WorkerMessage, type WorkerTask } from './protocol.ts';
import { crewCells } from './scenario-crew.ts';

export interface WorkerPoolOptions extends Pick<WorkerTask, 'plan' | 'flows' | 'credentials'> {
  readonly workers: number;
}

/** Time for all workers to hear of the start before it comes. */
const startDelayMs = 20;
/** With the workers' own grace this keeps an abort under a second. */
const lastWordMs = 250;

type RunOptions = Parameters<Piscina['run']>[1];

type Hear = (worker: number, message: WorkerMessage) => void;

interface Member {
  readonly port: MessagePort;
  /** Rejects when the thread fails. */
  readonly task: Promise<unknown>;
  readonly ready: Promise<void>;
  /** Resolves with how long its load took. */
  readonly ended: Promise<number>;
}

/** The threads of one load, each with one task that lasts as long as the load does. */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #piscina: Piscina;
  /** Null when nothing has a set time to start at. */
  readonly #clock: AlarmClock | null;
  readonly #members: Member[] = [];
  #hear: Hear = () => {};
  readonly #gaveUp = Promise.withResolvers<void>();
  #closing = false;
  #lastWord: NodeJS.Timeout | null = null;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
    this.#piscina = new Piscina({
      filename: new URL('./worker.ts', import.meta.url).href,
      minThreads: options.workers,
      maxThreads: options.workers,
      concurrentTasksPerWorker: 1,
      // Waiting on Atomics would stop a worker's sockets.
      atomics: 'disabled',
      // Half of what V8 takes: with thousands of users it fills all of it, and is no faster for that.
      resourceLimits: { maxYoungGenerationSizeMb: 24 },
    });
    this.#clock = hasSetTimes(options.plan) ? new AlarmClock(options.workers) : null;
    // A thread may fail when its task is over already; then nobody else hears of it.
    this.#piscina.on('error', this.#gaveUp.reject);
    this.#gaveUp.promise.catch(() => {});
  }

  /** Starts the load on all workers at once; resolves with the moment, in epoch milliseconds. */
  async start(): Promise<number> {
    const { plan, workers } = this.#options;
    const shared = {
      iterations: new BigInt64Array(
        new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT * plan.scenarios.length),
      ),
      crews: crewCells(plan.scenarios.length, workers),
      turnstile: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
      alarms: this.#clock?.board ?? null,
    };
    for (let index = 0; index < workers; index++) this.#members.push(this.#enlist(index, shared));
    const all = [...this.#members.map(({ ready }) => ready), this.#clock?.ready];
    await this.#unlessOneFails(Promise.all(all));
    const at = performance.timeOrigin + performance.now() + startDelayMs;
    this.#tellAll({ kind: 'start', at });
    return at;
  }

  /** Tells all workers, as of now. Not before the load has started. */
  command(command: LoadCommand): void {
    if (command.kind === 'stop') this.#tellAll(command);
    else
      this.#tellAll({ kind: 'command', at: performance.timeOrigin + performance.now(), command });
  }

  abort(): void {
    this.#tellAll({ kind: 'abort' });
    this.#lastWord ??= setTimeout(this.#gaveUp.resolve, abortGraceMs + lastWordMs);
  }

  /** Does something that nobody waits for: when it throws, `finished` rejects with that. */
  guard(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#gaveUp.reject(error);
    }
  }

  /**
   * Resolves with the load's milliseconds when all workers have ended, or null when an abort did not
   * wait for one. `hear` gets every delta and every end.
   */
  async finished(hear: Hear): Promise<number | null> {
    this.#hear = hear;
    const all = Promise.all(this.#members.map(({ ended }) => ended));
    const gaveUp = this.#gaveUp.promise.then(() => null);
    const durations = await this.#unlessOneFails(Promise.race([all, gaveUp]));
    return durations === null ? null : Math.max(...durations);
  }

  /** Ends the threads, whatever they do. */
  async close(): Promise<void> {
    this.#closing = true;
    if (this.#lastWord !== null) clearTimeout(this.#lastWord);
    for (const { port } of this.#members) port.close();
    await Promise.all([this.#piscina.destroy(), this.#clock?.close()]);
  }

  #enlist(
    workerIndex: number,
    shared: Pick<WorkerTask, 'iterations' | 'crews' | 'turnstile' | 'alarms'>,
  ): Member {
    const { port1: port, port2 } = new MessageChannel();
    const { plan, flows, credentials, workers } = this.#options;
    const ready = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<number>();
    port.on('message', (message: WorkerMessage) => {
      if (message.kind === 'ready') return ready.resolve();
      this.guard(() => this.#hear(workerIndex, message));
      if (message.kind === 'ended') ended.resolve(message.elapsedMs);
    });
    const task: WorkerTask = {
      plan,
      flows,
      credentials,
      workerIndex,
      workerCount: workers,
      ...shared,
      port: port2,
    };
    // Piscina's types take the list from an overload of postMessage that isn't the one it calls.
    const transferList = [port2] as unknown as NonNullable<RunOptions>['transferList'];
    const running = this.#piscina.run(task, { transferList });
    // Ending the threads on purpose rejects their tasks as well; nobody listens then.
    running.catch(() => {});
    return { port, task: running, ready: ready.promise, ended: ended.promise };
  }

  async #unlessOneFails<Result>(result: Promise<Result>): Promise<Result> {
    const failure = new Promise<never>((_, reject) => {
      for (const { task } of this.#members) {
        task.catch((cause: unknown) => {
          if (!this.#closing) reject(asLoadError(cause));
        });
      }
    });
    return await Promise.race([result, failure]);
  }

  #tellAll(message: PoolMessage): void {
    for (const { port } of this.#members) port.postMessage(message);
  }
}

function asLoadError(cause: unknown): LoadError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new LoadError(`A load worker failed: ${reason}`, { cause });
}

/** Arrivals, thinking and pacing have; a user that only goes round and round waits for nothing but answers. */
function hasSetTimes({ scenarios }: Plan): boolean {
  return scenarios.some(
    ({ executor, thinkTime, pacing }) =>
      scheduleExecutor(executor).model === 'open' ||
      thinkTime.kind !== 'none' ||
      pacing.kind !== 'none',
  );
}
