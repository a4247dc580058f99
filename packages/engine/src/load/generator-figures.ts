import { Histogram, quantile } from '../metrics/histogram.ts';
import type { GeneratorHealth, WorkerLoad } from '../model/metrics.ts';
import type { WorkerDelta } from './protocol.ts';

/** How the generator stood, second by second, as its workers tell. */
export class GeneratorFigures {
  /** As each worker told last: one that is too busy to tell still has its users and sockets. */
  readonly #last = new Map<number, WorkerDelta>();
  readonly #workerCount: number;
  #memoryBytes = 0;

  constructor(workerCount: number) {
    this.#workerCount = workerCount;
  }

  get activeUsers(): number {
    return sum([...this.#last.values()].map((delta) => delta.activeUsers));
  }

  /**
   * One second of `durationMs`. A worker that still runs and told nothing all the time was as late as
   * that; `running` are the workers that have not ended.
   */
  take(
    told: readonly { readonly worker: number; readonly delta: WorkerDelta }[],
    running: Iterable<number>,
    durationMs: number,
  ): GeneratorHealth {
    for (const { worker, delta } of told) this.#last.set(worker, delta);
    const heard = new Set(told.map(({ worker }) => worker));
    const silent = new Set([...running].filter((worker) => !heard.has(worker)));
    const workers = this.#workers(heard, silent, durationMs);
    const lateStarts = new Histogram();
    for (const { delta } of told) lateStarts.add(delta.lateStarts);
    return {
      eventLoopDelayP99Ms: Math.max(0, ...workers.map((each) => each.eventLoopDelayP99Ms)),
      cpu: sum(workers.map(({ cpu }) => cpu)),
      lateStartsP99Ms: quantile(lateStarts.toData(), 0.99) / 1000,
      sockets: sum(workers.map(({ sockets }) => sockets)),
      memoryBytes: this.#residentBytes(),
      exhausted: sum(told.map(({ delta }) => delta.exhausted)),
      baselineMs: Math.max(0, ...told.map(({ delta }) => delta.baselineMs)),
      workers,
    };
  }

  /** The system tells it in a file: a load that has used up all files keeps the figure it had. */
  #residentBytes(): number {
    try {
      this.#memoryBytes = process.memoryUsage.rss();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EMFILE') throw error;
    }
    return this.#memoryBytes;
  }

  /** In the order of their numbers; those that have ended do nothing. */
  #workers(
    heard: ReadonlySet<number>,
    silent: ReadonlySet<number>,
    durationMs: number,
  ): WorkerLoad[] {
    return Array.from({ length: this.#workerCount }, (_, worker) => {
      const {
        activeUsers: users,
        cpu,
        eventLoopDelayP99Ms,
        sockets,
      } = this.#last.get(worker) ?? unheard;
      if (heard.has(worker)) return { cpu, eventLoopDelayP99Ms, users, sockets };
      return silent.has(worker)
        ? { cpu: 0, eventLoopDelayP99Ms: durationMs, users, sockets }
        : idle;
    });
  }
}

const idle: WorkerLoad = { cpu: 0, eventLoopDelayP99Ms: 0, users: 0, sockets: 0 };
const unheard = { ...idle, activeUsers: 0 };

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
