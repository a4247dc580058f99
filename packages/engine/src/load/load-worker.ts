import { createRandom } from '../content/generate.ts';
import type { Plan, Scenario } from '../model/plan.ts';
import { scheduleExecutor } from '../plan/executors.ts';
import { compileFlow } from './compile-flow.ts';
import { httpClients } from './http/http-clients.ts';
import type { PoolMessage, WorkerDelta, WorkerMessage, WorkerTask } from './protocol.ts';
import { Recorder } from './recorder.ts';
import { ScenarioRunner } from './scenario-runner.ts';
import { type UserObserver, VirtualUser } from './virtual-user.ts';
import { WorkerHealth } from './worker-health.ts';

const intervalMs = 1_000;
/** How exact time-outs are. */
const expiryCheckMs = 100;

/** One thread's part of a load: its users, its sockets and its histograms. */
export class LoadWorker {
  readonly #task: WorkerTask;
  readonly #recorder: Recorder;
  readonly #runners: readonly ScenarioRunner[];
  readonly #health = new WorkerHealth(() => 0, 0);
  #startedAt = 0;
  #deltas: NodeJS.Timeout | null = null;
  #seq = 0;

  constructor(task: WorkerTask) {
    const flows = new Map(task.flows.map((flow) => [flow.id, compileFlow(flow, task.plan.checks)]));
    this.#task = task;
    this.#recorder = new Recorder({
      apdexMs: task.plan.apdexMs,
      secrets: task.credentials.map(({ password }) => password),
    });
    this.#runners = task.plan.scenarios.map(
      (scenario, index) =>
        new ScenarioRunner({
          scenario,
          flows,
          workerIndex: task.workerIndex,
          workerCount: task.workerCount,
          recorder: this.#recorder.scenario(scenario.name),
          createUser: userFactory(
            task,
            scenario,
            usersBefore(task.plan, index),
            this.#recorder.scenario(scenario.name),
          ),
          claimIteration: () => Atomics.add(task.iterations, index, 1),
        }),
    );
  }

  /** Resolves when all users have ended and everything has been told. */
  async run(): Promise<void> {
    const { port } = this.#task;
    const started = Promise.withResolvers<number>();
    port.on('message', (message: PoolMessage) => {
      if (message.kind === 'start') started.resolve(message.at - performance.timeOrigin);
      else if (message.kind !== 'command')
        for (const runner of this.#runners) runner[message.kind]();
    });
    this.#tell({ kind: 'ready' });
    this.#startedAt = await started.promise;
    await untilMoment(this.#startedAt);
    await this.#load();
    port.close();
  }

  async #load(): Promise<void> {
    this.#health.take(0);
    this.#scheduleDelta();
    const expiry = setInterval(() => {
      const now = performance.now();
      for (const runner of this.#runners) runner.expire(now);
    }, expiryCheckMs);
    try {
      await Promise.all(this.#runners.map((runner) => runner.run(this.#startedAt)));
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
      dueMs - (performance.now() - this.#startedAt),
    );
  }

  #takeDelta(seq: number, lateMs: number): WorkerDelta {
    const activeUsers = this.#runners.reduce((sum, runner) => sum + runner.activeUsers, 0);
    return { seq, activeUsers, ...this.#recorder.take(), ...this.#health.take(lateMs) };
  }

  #tell(message: WorkerMessage): void {
    this.#task.port.postMessage(message);
  }
}

/** Users are numbered through all scenarios, so that no two make up the same values or take the same login without need. */
function usersBefore({ scenarios }: Plan, index: number): number {
  return scenarios
    .slice(0, index)
    .reduce((sum, { executor }) => sum + scheduleExecutor(executor).maxVus, 0);
}

function userFactory(
  task: WorkerTask,
  scenario: Scenario,
  firstUser: number,
  recorder: UserObserver,
) {
  const { plan, credentials } = task;
  const clients = httpClients({
    insecure: plan.network.insecure,
    connectTimeoutMs: plan.requestTimeoutMs,
  });
  return (indexInScenario: number) => {
    const index = firstUser + indexInScenario;
    return new VirtualUser({
      index,
      credentials: credentials[index % credentials.length] ?? null,
      clients,
      observer: recorder,
      thinkTime: scenario.thinkTime,
      requestTimeoutMs: plan.requestTimeoutMs,
      beforeExchange: null,
      randomOf: (user, iteration) => createRandom(plan.seed, user, iteration),
    });
  };
}

async function untilMoment(at: number): Promise<void> {
  const waitMs = at - performance.now();
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
}
