import type { Pacing } from '../model/plan.ts';
import { type ClosedSchedule, rescaledSchedule } from '../plan/executor-schedule.ts';
import type { LoadClock } from '../plan/load-clock.ts';
import { shareOfUsers } from '../plan/worker-share.ts';
import { ClockTimer } from './clock-timer.ts';
import { ClosedUser, type ClosedUserOwner } from './closed-user.ts';
import { IterationBudget } from './iteration-budget.ts';
import { newUsersAtOnce } from './new-users.ts';
import { abortGraceMs } from './protocol.ts';
import { ScenarioEnding } from './scenario-ending.ts';
import type { RunnerOptions, ScenarioRunner } from './scenario-runner.ts';
import type { ScenarioWork } from './scenario-work.ts';

/**
 * Users that go round and round: of the users, numbered over all workers, this worker has every
 * `workerCount`-th, so that ramps are even. The schedule decides how many there are; this acts on it.
 */
export class ClosedRunner implements ScenarioRunner, ClosedUserOwner {
  readonly #options: RunnerOptions;
  readonly work: ScenarioWork;
  readonly budget: IterationBudget;
  readonly pacing: Pacing;
  /** Those who ever came, by their positions. */
  readonly #users: ClosedUser[] = [];
  readonly #timer = new ClockTimer();
  readonly #ending = new ScenarioEnding(() => this.#cutOff());
  #schedule: ClosedSchedule;
  #clock: LoadClock | null = null;
  #wanted = 0;
  /** How many users the schedule wanted last of this worker; not all of them need have come. */
  #share: number;
  #underWay = 0;
  /** Everybody who is wanted now has come. */
  #allIn = false;
  /** The schedule has come to its end: what was not begun by then is dropped. */
  #isOutOfTime = false;

  constructor(options: RunnerOptions, schedule: ClosedSchedule) {
    this.#options = options;
    this.#schedule = schedule;
    this.work = options.work;
    this.pacing = options.scenario.pacing;
    this.budget = new IterationBudget(schedule.iterations, options.counter);
    this.#share = shareOfUsers(schedule.vusAt(0), options.seat);
  }

  run(clock: LoadClock): Promise<void> {
    this.#clock = clock;
    if (this.budget.isPerUser) this.#finishWithTheOthers().catch(this.#ending.fail);
    this.#adjust();
    return this.#ending.finished;
  }

  takeActiveUsers(): number {
    return this.#underWay;
  }

  pause(): void {
    this.#timer.clear();
  }

  resume(): void {
    this.#adjust();
    for (const user of this.#users) user.resume();
  }

  scale(to: number): void {
    this.#schedule = rescaledSchedule(this.#schedule, to);
    this.#adjust();
  }

  stop(): void {
    if (this.#ending.isStopping) return;
    this.#stop(this.#options.scenario.gracefulStopMs);
    for (const user of this.#users) user.endRest();
  }

  abort(): void {
    this.#stop(abortGraceMs);
    for (const user of this.#users) user.finishSoon();
  }

  expire(now: number): void {
    for (const user of this.#users) user.expire(now);
    // Others may have taken what was left while this worker had nobody to ask for it.
    if (this.#underWay === 0) this.#finishWhenIdle();
  }

  /** This and what follows is for its users alone. */
  get isStopping(): boolean {
    return this.#ending.isStopping;
  }

  get isPaused(): boolean {
    return this.#clock?.isPaused === true;
  }

  random(): number {
    return this.#options.random();
  }

  left(user: ClosedUser): void {
    this.#underWay -= 1;
    // It may have been wanted again while its last iteration was being cut off.
    const isWanted = user.isWanted && !this.#ending.isStopping;
    if (isWanted && this.budget.allows(user.iterations)) this.#enter(user);
    else this.#finishWhenIdle();
  }

  failed(error: unknown): void {
    this.#ending.fail(error);
  }

  #stop(graceMs: number): void {
    this.#ending.stop(graceMs);
    this.#timer.clear();
    for (const user of this.#users) user.leaveIfParked();
    this.#finishWhenIdle();
  }

  /** Does what the schedule wants now, and comes back when it wants something else. */
  #adjust(): void {
    const clock = this.#clock;
    if (clock === null || this.#ending.isStopping) return;
    const { startMs } = this.#options.scenario;
    const elapsedMs = clock.elapsedAt(performance.now()) - startMs;
    const wake = (atMs: number) => this.#timer.set(clock, startMs + atMs, () => this.#adjust());
    if (elapsedMs < 0) {
      wake(0);
    } else if (elapsedMs >= this.#schedule.endMs) {
      this.#isOutOfTime = true;
      this.stop();
    } else {
      const share = shareOfUsers(this.#schedule.vusAt(elapsedMs), this.#options.seat);
      if (share > this.#wanted && !this.#options.crew.rise()) return;
      this.#bringTowards(share);
      const change = this.#schedule.nextChange(elapsedMs) ?? this.#schedule.endMs;
      wake(this.#allIn ? change : elapsedMs);
      this.#finishWhenIdle();
    }
  }

  /** Dismisses all that are too many, and brings in as many as may come at a time. */
  #bringTowards(share: number): void {
    this.#share = share;
    const most = Math.min(share, this.#wanted + newUsersAtOnce);
    while (this.#wanted < most) this.#want(this.#wanted++);
    while (this.#wanted > share) this.#dismiss(--this.#wanted);
    this.#allIn = this.#wanted === share;
  }

  #want(position: number): void {
    const user = this.#userAt(position);
    user.want();
    if (!user.isUnderWay) this.#enter(user);
  }

  #dismiss(position: number): void {
    const { gracefulRampDownMs } = this.#schedule;
    this.#userAt(position).dismiss(gracefulRampDownMs ?? this.#options.scenario.gracefulStopMs);
  }

  #userAt(position: number): ClosedUser {
    const existing = this.#users[position];
    if (existing !== undefined) return existing;
    const { seat, createUser } = this.#options;
    const user = createUser(seat.workerIndex + position * seat.workerCount);
    const created = new ClosedUser(this, user);
    this.#users[position] = created;
    return created;
  }

  #enter(user: ClosedUser): void {
    this.#underWay += 1;
    user.enter();
  }

  #cutOff(): void {
    for (const user of this.#users) user.interrupt();
  }

  #finishWhenIdle(): void {
    if (this.#ending.isFinished || this.#underWay > 0 || this.#mayStartMore()) return;
    if (this.#mayBeScaledUp()) return;
    this.#timer.clear();
    if (this.#isOutOfTime) this.#dropRest();
    this.#ending.finish();
  }

  /** Whose users are done can still get new ones, as long as another worker's are not. */
  #mayBeScaledUp(): boolean {
    if (!this.budget.isPerUser || this.#ending.isStopping) return false;
    this.#options.crew.rest();
    return !this.#options.crew.isOver;
  }

  async #finishWithTheOthers(): Promise<void> {
    await this.#options.crew.finished();
    this.#finishWhenIdle();
  }

  #dropRest(): void {
    const begun = Array.from({ length: this.#share }, (_, i) => this.#users[i]?.iterations ?? 0);
    for (const range of this.budget.claimRest(begun)) this.work.dropRest(range);
  }

  #mayStartMore(): boolean {
    if (this.#ending.isStopping) return false;
    if (!this.#allIn) return true;
    if (!this.budget.isPerUser) return this.budget.allows(0);
    // Whoever scaled it to nothing may want it back.
    if (this.#schedule.vusAt(0) === 0) return true;
    return this.#users.some(
      ({ isWanted, iterations }) => isWanted && this.budget.allows(iterations),
    );
  }
}
