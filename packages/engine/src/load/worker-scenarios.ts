import { createRandom } from '../content/generate.ts';
import type { LoadCommand } from '../model/control.ts';
import { dealScale, type ScalableScenario } from '../plan/deal-scale.ts';
import { scheduleExecutor } from '../plan/executors.ts';
import type { LoadClock } from '../plan/load-clock.ts';
import { isOneAtATime } from '../plan/one-at-a-time.ts';
import type { OpenAlarm } from './alarm/alarm.ts';
import { SharedAlarm } from './alarm/shared-alarm.ts';
import { TimerAlarm } from './alarm/timer-alarm.ts';
import { compileFlow } from './compile-flow.ts';
import { IterationCounter } from './iteration-counter.ts';
import type { WorkerTask } from './protocol.ts';
import type { Recorder } from './recorder.ts';
import { ScenarioCrew } from './scenario-crew.ts';
import { createScenarioRunner, type ScenarioRunner } from './scenario-runner.ts';
import { ScenarioWork } from './scenario-work.ts';
import { Sleepers } from './sleepers.ts';
import { Timekeeper } from './timekeeper.ts';
import { Turnstile } from './turnstile.ts';
import { UserFactory } from './user-factory.ts';

/** One worker's part of all scenarios, and what is told to them while they run. */
export class WorkerScenarios {
  readonly #runners: readonly ScenarioRunner[];
  readonly #scalable: readonly ScalableScenario[];

  constructor(task: WorkerTask, recorder: Recorder) {
    const { plan, workerIndex, workerCount } = task;
    const flows = new Map(task.flows.map((flow) => [flow.id, compileFlow(flow, plan.checks)]));
    const oneAtATime = new Set(task.flows.filter(isOneAtATime).map(({ id }) => id));
    const turnstile = new Turnstile(task.turnstile);
    const timekeeper = new Timekeeper(alarmOf(task));
    const users = new UserFactory(task, new Sleepers(timekeeper));
    const random = createRandom(plan.seed, workerIndex);
    this.#runners = plan.scenarios.map((scenario, index) => {
      const observer = recorder.scenario(scenario.name);
      return createScenarioRunner({
        scenario,
        seat: { workerIndex, workerCount },
        work: new ScenarioWork({ mix: scenario.mix, flows, oneAtATime, turnstile, observer }),
        counter: new IterationCounter(task.iterations, index),
        crew: new ScenarioCrew(task.crews, index),
        timekeeper,
        createUser: users.of(scenario, observer),
        random: random.next,
      });
    });
    this.#scalable = plan.scenarios.map(({ name, startMs, executor, mix }) => ({
      name,
      startMs,
      schedule: scheduleExecutor(executor),
      oneAtATime: mix.every(({ flowId }) => oneAtATime.has(flowId)),
    }));
  }

  /** Resolves when all users of all scenarios have ended. */
  async run(clock: LoadClock): Promise<void> {
    await Promise.all(this.#runners.map((runner) => runner.run(clock)));
  }

  takeActiveUsers(): number {
    return this.#runners.reduce((sum, runner) => sum + runner.takeActiveUsers(), 0);
  }

  /** `moment` is when it was said, in `performance.now()` milliseconds. */
  command(command: Exclude<LoadCommand, { kind: 'stop' }>, clock: LoadClock, moment: number): void {
    switch (command.kind) {
      case 'pause':
        clock.pause(moment);
        for (const runner of this.#runners) runner.pause();
        break;
      case 'resume':
        clock.resume(moment);
        for (const runner of this.#runners) runner.resume();
        break;
      case 'scale': {
        const elapsedMs = clock.elapsedAt(moment);
        for (const [index, to] of dealScale(this.#scalable, command, elapsedMs)) {
          this.#runners[index]?.scale(to, elapsedMs);
        }
        break;
      }
    }
  }

  stop(): void {
    for (const runner of this.#runners) runner.stop();
  }

  abort(): void {
    for (const runner of this.#runners) runner.abort();
  }

  expire(now: number): void {
    for (const runner of this.#runners) runner.expire(now);
  }
}

/** By the load's alarm clock when it has one. */
function alarmOf({ alarms, workerIndex }: WorkerTask): OpenAlarm {
  return alarms === null
    ? (ring) => new TimerAlarm(ring)
    : (ring) => new SharedAlarm(alarms, workerIndex, ring);
}
