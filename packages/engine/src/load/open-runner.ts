import type { OpenSchedule } from '../plan/executor-schedule.ts';
import type { LoadClock } from '../plan/load-clock.ts';
import type { Timetable } from '../plan/timetable.ts';
import { ownArrival, shareOfUsers } from '../plan/worker-share.ts';
import { ArrivalUsers } from './arrival-users.ts';
import { ClockTimer } from './clock-timer.ts';
import type { CompiledFlow } from './compile-flow.ts';
import { NewUsersGate } from './new-users.ts';
import { OpenUser, type OpenUserOwner } from './open-user.ts';
import { abortGraceMs } from './protocol.ts';
import { ScenarioEnding } from './scenario-ending.ts';
import type { RunnerOptions, ScenarioRunner } from './scenario-runner.ts';
import type { TimedSource } from './timekeeper.ts';

const never = Number.POSITIVE_INFINITY;
const everybody = () => true;
const nobody = () => false;

/**
 * Starts iterations by a timetable, whatever became of those before. One that is due when no user is
 * free is dropped and counted. How late one starts is measured, and its times count from when it was
 * due, so that a target that stalls can't hide how long it kept people waiting.
 */
export class OpenRunner implements ScenarioRunner, TimedSource {
  readonly #options: RunnerOptions;
  readonly #schedule: OpenSchedule;
  readonly #users: ArrivalUsers<OpenUser>;
  readonly #newUsers = new NewUsersGate();
  readonly #end = new ClockTimer();
  readonly #ending: ScenarioEnding;
  #clock: LoadClock | null = null;
  #timetable: Timetable;
  /** Number of this worker's next arrival, and the moment of the load's clock at which it is due. */
  #next: number;
  #nextDueMs = never;
  #isStarting = false;

  constructor(options: RunnerOptions, schedule: OpenSchedule) {
    const { seat, createUser } = options;
    const { preAllocatedVus, maxVus, timetable } = schedule;
    this.#options = options;
    this.#schedule = schedule;
    this.#timetable = timetable;
    const owner: OpenUserOwner = {
      work: options.work,
      left: (user) => this.#left(user),
      failed: (error) => this.#ending.fail(error),
    };
    this.#users = new ArrivalUsers(
      shareOfUsers(preAllocatedVus, seat),
      shareOfUsers(maxVus, seat),
      (index) => new OpenUser(owner, createUser(seat.workerIndex + index * seat.workerCount)),
    );
    this.#next = ownArrival(0, maxVus, seat);
    this.#ending = new ScenarioEnding(() => {
      for (const user of this.#users.all) user.interrupt();
    });
  }

  get nextDueAt(): number {
    return this.#users.nextIsNew ? Math.max(this.#dueAt, this.#newUsers.opensAt) : this.#dueAt;
  }

  run(clock: LoadClock): Promise<void> {
    this.#clock = clock;
    this.#plan();
    this.#options.timekeeper.add(this);
    this.#setEnd();
    return this.#ending.finished;
  }

  takeActiveUsers(): number {
    return this.#users.takePeak();
  }

  pause(): void {
    this.#end.clear();
    this.#options.timekeeper.reschedule();
  }

  resume(): void {
    this.#setEnd();
    this.#options.timekeeper.reschedule();
  }

  scale(to: number, elapsedMs: number): void {
    const fromMs = Math.max(0, elapsedMs - this.#options.scenario.startMs);
    this.#timetable = this.#timetable.rescaled(fromMs, to);
    this.#plan();
    this.#options.timekeeper.reschedule();
  }

  stop(): void {
    if (this.#ending.isStopping) return;
    this.#stop(this.#options.scenario.gracefulStopMs);
  }

  abort(): void {
    for (const user of this.#users.all) user.finishSoon();
    this.#stop(abortGraceMs);
  }

  expire(now: number): void {
    for (const user of this.#users.all) user.expire(now);
  }

  startDue(): void {
    this.#startDue((now) => this.#newUsers.letIn(now));
  }

  /** When the next arrival is due. */
  get #dueAt(): number {
    if (this.#clock === null || this.#ending.isStopping) return never;
    return this.#clock.momentOf(this.#nextDueMs);
  }

  /**
   * Starts what is due, as far as users that have to connect first are let in. What is left waits for
   * the next time, as does what becomes due meanwhile: answers want to be read as well.
   */
  #startDue(letIn: (now: number) => boolean): void {
    // An iteration may end while it is being started: whoever is starting others goes on anyway.
    if (this.#isStarting) return;
    this.#isStarting = true;
    const until = performance.now();
    for (let dueAt = this.#dueAt; dueAt <= until; dueAt = this.#dueAt) {
      if (this.#users.nextIsNew && !letIn(until)) break;
      const arrival = this.#next;
      this.#next = ownArrival(arrival + 1, this.#schedule.maxVus, this.#options.seat);
      this.#plan();
      this.#start(arrival, dueAt);
    }
    this.#isStarting = false;
  }

  #start(arrival: number, dueAt: number): void {
    const { work } = this.#options;
    const user = this.#users.take();
    const flow = user === null ? null : this.#flowFor(arrival);
    if (user !== null && flow !== null) {
      const now = performance.now();
      work.startedLate(flow, now - dueAt);
      user.begin(flow, arrival, dueAt, now);
      return;
    }
    if (user !== null) this.#users.giveBack(user);
    work.drop(arrival);
  }

  #flowFor(arrival: number): CompiledFlow | null {
    const { work } = this.#options;
    const flow = work.flowOf(arrival);
    return work.mayBegin(flow) ? flow : work.substituteFor(arrival);
  }

  #left(user: OpenUser): void {
    this.#users.giveBack(user);
    // While answers come thick and fast the alarm has to wait for them: each is an occasion to look.
    this.#startDue(nobody);
    this.#options.timekeeper.reschedule();
    this.#finishWhenIdle();
  }

  #plan(): void {
    const dueMs = this.#next === never ? never : this.#timetable.dueAt(this.#next);
    this.#nextDueMs = this.#options.scenario.startMs + dueMs;
  }

  #setEnd(): void {
    const clock = this.#clock;
    if (clock === null || this.#ending.isStopping) return;
    const endMs = this.#options.scenario.startMs + this.#schedule.endMs;
    this.#end.set(clock, endMs, () => {
      // A timer may fire a little early, and the last arrival may be due at the very end.
      if (clock.elapsedAt(performance.now()) < endMs) return this.#setEnd();
      this.#startDue(everybody);
      this.stop();
    });
  }

  #stop(graceMs: number): void {
    this.#ending.stop(graceMs);
    this.#end.clear();
    this.#options.timekeeper.remove(this);
    this.#finishWhenIdle();
  }

  #finishWhenIdle(): void {
    if (!this.#ending.isStopping || this.#users.busy > 0) return;
    for (const user of this.#users.all) user.close();
    this.#ending.finish();
  }
}
