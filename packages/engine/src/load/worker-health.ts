import { monitorEventLoopDelay } from 'node:perf_hooks';

const resolutionMs = 10;

/** How one worker's thread stood in one second. */
export interface WorkerFigures {
  readonly eventLoopDelayP99Ms: number;
  /** Share of one core. */
  readonly cpu: number;
  /** Open connections. */
  readonly sockets: number;
  /** See GeneratorHealth. */
  readonly baselineMs: number;
}

/** How well this worker's thread keeps up. */
export class WorkerHealth {
  readonly #delay = monitorEventLoopDelay({ resolution: resolutionMs });
  #cpu = process.threadCpuUsage();
  #at = performance.now();

  readonly #openSockets: () => number;
  /** What the self-test came to; 0 until there was one. */
  baselineMs = 0;

  constructor(openSockets: () => number) {
    this.#openSockets = openSockets;
    this.#delay.enable();
  }

  /**
   * Since the last time; starts afresh. `lateMs` is how late this call itself comes: a thread that gets
   * no CPU at all has nothing in its monitor.
   */
  take(lateMs: number): WorkerFigures {
    const now = performance.now();
    const { user, system } = process.threadCpuUsage(this.#cpu);
    // The monitor measures from one of its own timers to the next.
    const p99Ms = this.#delay.count === 0 ? 0 : this.#delay.percentile(99) / 1e6 - resolutionMs;
    const elapsedMs = now - this.#at;
    this.#delay.reset();
    this.#cpu = process.threadCpuUsage();
    this.#at = now;
    return {
      eventLoopDelayP99Ms: Math.max(0, lateMs, p99Ms),
      cpu: elapsedMs > 0 ? (user + system) / 1000 / elapsedMs : 0,
      sockets: this.#openSockets(),
      baselineMs: this.baselineMs,
    };
  }

  close(): void {
    this.#delay.disable();
  }
}
