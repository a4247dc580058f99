import { monitorEventLoopDelay } from 'node:perf_hooks';

const resolutionMs = 10;

/** How well this worker's thread keeps up. */
export class WorkerHealth {
  readonly #delay = monitorEventLoopDelay({ resolution: resolutionMs });
  #cpu = process.threadCpuUsage();
  #at = performance.now();

  constructor() {
    this.#delay.enable();
  }

  /**
   * Since the last time; starts afresh. `lateMs` is how late this call itself comes: a thread that gets
   * no CPU at all has nothing in its monitor.
   */
  take(lateMs: number): { readonly eventLoopDelayP99Ms: number; readonly cpu: number } {
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
    };
  }

  close(): void {
    this.#delay.disable();
  }
}
