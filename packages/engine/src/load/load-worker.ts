import { LoadClock } from '../plan/load-clock.ts';
import { httpClients } from './http/http-clients.ts';
import { openSockets } from './http/open-sockets.ts';
import type { PoolMessage, WorkerDelta, WorkerMessage, WorkerTask } from './protocol.ts';
import { Recorder } from './recorder.ts';
import { measureBaseline } from './self-test.ts';
import { WorkerHealth } from './worker-health.ts';
import { WorkerScenarios } from './worker-scenarios.ts';

const intervalMs = 1_000;
/** How exact time-outs are. */
const expiryCheckMs = 100;

/** One thread's part of a load: its users, its sockets and its histograms. */
export class LoadWorker {
  readonly #task: WorkerTask;
  readonly #recorder: Recorder;
  readonly #scenarios: WorkerScenarios;
  readonly #health = new WorkerHealth(openSockets);
  #startedAt = 0;
  #deltas: NodeJS.Timeout | null = null;
  #seq = 0;

  constructor(task: WorkerTask) {
    this.#task = task;
    this.#recorder = new Recorder({
      apdexMs: task.plan.apdexMs,
      secrets: task.credentials.map(({ password }) => password),
    });
    this.#scenarios = new WorkerScenarios(task, this.#recorder);
  }

  /** Resolves when all users have ended and everything has been told. */
  async run(): Promise<void> {
    const { port, plan } = this.#task;
    const straight = { ...plan.network, proxy: null };
    const { requestTimeoutMs: timeoutMs } = plan;
    this.#health.baselineMs = await measureBaseline(httpClients({ network: straight, timeoutMs }));
    const clock = await this.#listen();
    await untilMoment(this.#startedAt);
    await this.#load(clock);
    port.close();
  }

  /** Resolves when the load's moment is known; whatever is said after that is carried out. */
  #listen(): Promise<LoadClock> {
    const started = Promise.withResolvers<LoadClock>();
    let clock: LoadClock | null = null;
    this.#task.port.on('message', (message: PoolMessage) => {
      switch (message.kind) {
        case 'start':
          this.#startedAt = message.at - performance.timeOrigin;
          clock = new LoadClock(this.#startedAt);
          started.resolve(clock);
          break;
        case 'command':
          if (clock === null) throw new Error('a command came before the load began');
          this.#scenarios.command(message.command, clock, message.at - performance.timeOrigin);
          break;
        case 'stop':
          this.#scenarios.stop();
          break;
        case 'abort':
          this.#scenarios.abort();
          break;
      }
    });
    this.#tell({ kind: 'ready' });
    return started.promise;
  }

  async #load(clock: LoadClock): Promise<void> {
    this.#health.take(0);
    this.#scheduleDelta();
    const expiry = setInterval(() => this.#scenarios.expire(performance.now()), expiryCheckMs);
    try {
      await this.#scenarios.run(clock);
    } finally {
      clearInterval(expiry);
      if (this.#deltas !== null) clearTimeout(this.#deltas);
    }
    const elapsedMs = performance.now() - this.#startedAt;
    const delta = this.#takeDelta(Math.max(this.#seq, Math.floor(elapsedMs / intervalMs)), 0);
    this.#health.close();
    this.#tell({ kind: 'ended', delta, elapsedMs });
  }

  /** Deltas end with the seconds of the load, whatever the delay of this timer. */
  #scheduleDelta(): void {
    const dueMs = (this.#seq + 1) * intervalMs;
    this.#deltas = setTimeout(
      () => {
        const elapsedMs = performance.now() - this.#startedAt;
        // A timer may fire a little early.
        const seq = Math.max(this.#seq, Math.floor(elapsedMs / intervalMs) - 1);
        this.#tell({ kind: 'delta', delta: this.#takeDelta(seq, elapsedMs - dueMs) });
        this.#seq = seq + 1;
        this.#scheduleDelta();
      },
      Math.max(0, dueMs - (performance.now() - this.#startedAt)),
    );
  }

  #takeDelta(seq: number, lateMs: number): WorkerDelta {
    const activeUsers = this.#scenarios.takeActiveUsers();
    return { seq, activeUsers, ...this.#recorder.take(), ...this.#health.take(lateMs) };
  }

  #tell(message: WorkerMessage): void {
    this.#task.port.postMessage(message);
  }
}

async function untilMoment(at: number): Promise<void> {
  const waitMs = at - performance.now();
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
}
