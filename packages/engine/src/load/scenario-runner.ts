import type { Scenario } from '../model/plan.ts';
import { scheduleExecutor } from '../plan/executors.ts';
import type { LoadClock } from '../plan/load-clock.ts';
import type { WorkerSeat } from '../plan/worker-share.ts';
import { ClosedRunner } from './closed-runner.ts';
import type { IterationCounter } from './iteration-counter.ts';
import { OpenRunner } from './open-runner.ts';
import type { ScenarioCrew } from './scenario-crew.ts';
import type { ScenarioWork } from './scenario-work.ts';
import type { Timekeeper } from './timekeeper.ts';
import type { VirtualUser } from './virtual-user.ts';

/** One worker's share of one scenario, while the load lasts. */
export interface ScenarioRunner {
  /** Resolves when every user has ended. */
  run(clock: LoadClock): Promise<void>;
  /**
   * Users under way, in an iteration or between two; of an arrival rate the most that were in an
   * iteration at once since the last time this was asked.
   */
  takeActiveUsers(): number;
  /** The clock has been stopped: nothing new starts until it goes on. */
  pause(): void;
  resume(): void;
  /** So many users, or iterations a second, over all workers, as of the moment of the load's clock. */
  scale(to: number, elapsedMs: number): void;
  /** Starts nothing more; what is under way may end within the graceful stop. */
  stop(): void;
  /** Sends nothing more, and ends in a moment whatever is under way. */
  abort(): void;
  /** To be called now and then: fails what has taken too long. */
  expire(now: number): void;
}

export interface RunnerOptions {
  readonly scenario: Scenario;
  readonly seat: WorkerSeat;
  readonly work: ScenarioWork;
  readonly counter: IterationCounter;
  readonly crew: ScenarioCrew;
  readonly timekeeper: Timekeeper;
  /** `position` counts the scenario's users over all workers. */
  createUser(position: number): VirtualUser;
  /** From 0 up to 1. */
  random(): number;
}

export function createScenarioRunner(options: RunnerOptions): ScenarioRunner {
  const schedule = scheduleExecutor(options.scenario.executor);
  return schedule.model === 'closed'
    ? new ClosedRunner(options, schedule)
    : new OpenRunner(options, schedule);
}
