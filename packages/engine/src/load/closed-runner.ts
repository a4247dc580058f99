import { type ClosedSchedule, rescaledSchedule } from '../plan/executor-schedule.ts';
import type { LoadClock } from '../plan/load-clock.ts';
import { pacingMs } from '../plan/pacing.ts';
import { shareOfUsers } from '../plan/worker-share.ts';
import { backOffMs } from './back-off.ts';
import { ClockTimer } from './clock-timer.ts';
import type { CompiledFlow } from './compile-flow.ts';
import type { IterationEnd } from './iteration.ts';
import { IterationBudget } from './iteration-budget.ts';
import { newUsersAtOnce } from './new-users.ts';
import { abortGraceMs } from './protocol.ts';
import { ScenarioEnding } from './scenario-ending.ts';
import type { RunnerOptions, ScenarioRunner } from './scenario-runner.ts';
import type { VirtualUser } from './virtual-user.ts';

interface Slot {
  readonly user: VirtualUser;
  wanted: boolean;
  /** From its first iteration until it is let go, with the pauses between. */
  underWay: boolean;
  /** Has ended an iteration while the load was paused, and starts the next one when that is over. */
  parked: boolean;
  /** Between two iterations: paced, or backing off from a target that did not answer. */
  resting: boolean;
  iterations: number;
  failuresInARow: number;
  retirement: NodeJS.Timeout | null;
}

/** How often a user looks whether a flow that goes one at a time may begin. */
const turnCheckMs = 10;

/**
 * Users that go round and round: of the users, numbered over all workers, this worker has every
 * `workerCount`-th, so that ramps are even. The schedule decides how many there are; this acts on it.
 */
export class ClosedRunner implements ScenarioRunner {
  readonly #options: RunnerOptions;
  readonly #budget: IterationBudget;
  readonly #slots: Slot[] = [];
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
    this.#budget = new IterationBudget(schedule.iterations, options.counter);
    this.#share = shareOfUsers(schedule.vusAt(0), options.seat);
  }

  run(clock: LoadClock): Promise<void> {
    this.#clock = clock;
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
    for (const slot of this.#parked()) {
      slot.parked = false;
      this.#live(slot).catch(this.#ending.fail);
    }
  }

  scale(to: number): void {
    this.#schedule = rescaledSchedule(this.#schedule, to);
    this.#adjust();
  }

  stop(): void {
    if (this.#ending.isStopping) return;
    this.#stop(this.#options.scenario.gracefulStopMs);
    for (const { user, resting } of this.#slots) if (resting) user.finishSoon();
  }

  abort(): void {
    this.#stop(abortGraceMs);
    for (const { user, underWay } of this.#slots) if (underWay) user.finishSoon();
  }

  expire(now: number): void {
    for (const { user, underWay } of this.#slots) if (underWay) user.expire(now);
    // Others may have taken what was left while this worker had nobody to ask for it.
    if (this.#underWay === 0) this.#finishWhenIdle();
  }

  #stop(graceMs: number): void {
    this.#ending.stop(graceMs);
    this.#timer.clear();
    for (const slot of this.#parked()) this.#leave(slot);
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
      this.#bringTowards(shareOfUsers(this.#schedule.vusAt(elapsedMs), this.#options.seat));
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
    const slot = this.#slotAt(position);
    slot.wanted = true;
    if (slot.retirement !== null) clearTimeout(slot.retirement);
    slot.retirement = null;
    if (!slot.underWay) this.#enter(slot);
  }

  #dismiss(position: number): void {
    const slot = this.#slotAt(position);
    slot.wanted = false;
    if (slot.parked) this.#leave(slot);
    if (!slot.underWay) return;
    const graceMs = this.#schedule.gracefulRampDownMs ?? this.#options.scenario.gracefulStopMs;
    slot.retirement = setTimeout(() => slot.user.interrupt(), graceMs);
    if (slot.resting) slot.user.finishSoon();
  }

  #slotAt(position: number): Slot {
    const existing = this.#slots[position];
    if (existing !== undefined) return existing;
    const { seat, createUser } = this.#options;
    const created: Slot = {
      user: createUser(seat.workerIndex + position * seat.workerCount),
      wanted: false,
      underWay: false,
      parked: false,
      resting: false,
      iterations: 0,
      failuresInARow: 0,
      retirement: null,
    };
    this.#slots[position] = created;
    return created;
  }

  #enter(slot: Slot): void {
    slot.underWay = true;
    this.#underWay += 1;
    this.#live(slot).catch(this.#ending.fail);
  }

  async #live(slot: Slot): Promise<void> {
    const { work } = this.#options;
    const isPaced = this.#options.scenario.pacing.kind !== 'none';
    let dueAt = performance.now();
    while (this.#mayGoOn(slot)) {
      if (this.#clock?.isPaused === true) {
        slot.parked = true;
        return;
      }
      const iteration = this.#budget.claim(slot.iterations);
      if (iteration === null) break;
      slot.iterations += 1;
      const flow = work.flowOf(iteration);
      if (!work.mayBegin(flow)) {
        if (!(await this.#awaitTurn(slot, flow))) {
          slot.iterations -= 1;
          this.#budget.giveBack(iteration);
          break;
        }
        dueAt = performance.now();
      }
      if (isPaced) work.startedLate(flow, performance.now() - dueAt);
      const end = await work.run(flow, slot.user, iteration, dueAt);
      const now = performance.now();
      dueAt = this.#nextStart(slot, end, dueAt, now);
      if (dueAt > now && this.#mayGoOn(slot)) await this.#rest(slot, dueAt - now);
    }
    this.#leave(slot);
  }

  /** Whether the flow's turn came before the user was told to end. */
  async #awaitTurn(slot: Slot, flow: CompiledFlow): Promise<boolean> {
    while (this.#mayGoOn(slot)) {
      await slot.user.pause(turnCheckMs);
      if (this.#options.work.mayBegin(flow)) return true;
    }
    return false;
  }

  #mayGoOn({ wanted, user }: Slot): boolean {
    return wanted && !this.#ending.isStopping && !user.isEnding;
  }

  /** When the next iteration is due. */
  #nextStart(slot: Slot, end: IterationEnd, startedAt: number, now: number): number {
    const { scenario, random } = this.#options;
    slot.failuresInARow = isUnanswered(end) ? slot.failuresInARow + 1 : 0;
    const backOff = slot.failuresInARow > 0 ? backOffMs(slot.failuresInARow, random()) : 0;
    const { pacing } = scenario;
    const paced = pacing.kind === 'none' ? now : startedAt + pacingMs(pacing, random());
    return Math.max(now + backOff, paced);
  }

  async #rest(slot: Slot, ms: number): Promise<void> {
    slot.resting = true;
    await slot.user.pause(ms);
    slot.resting = false;
  }

  #leave(slot: Slot): void {
    if (slot.retirement !== null) clearTimeout(slot.retirement);
    slot.retirement = null;
    slot.parked = false;
    slot.underWay = false;
    slot.user.close();
    this.#underWay -= 1;
    // It may have been wanted again while its last iteration was being cut off.
    if (slot.wanted && !this.#ending.isStopping && this.#budget.allows(slot.iterations)) {
      this.#enter(slot);
    } else {
      this.#finishWhenIdle();
    }
  }

  #parked(): readonly Slot[] {
    return this.#slots.filter(({ parked }) => parked);
  }

  #cutOff(): void {
    for (const { user, underWay } of this.#slots) if (underWay) user.interrupt();
  }

  #finishWhenIdle(): void {
    if (this.#ending.isFinished || this.#underWay > 0 || this.#mayStartMore()) return;
    this.#timer.clear();
    if (this.#isOutOfTime) this.#dropRest();
    this.#ending.finish();
  }

  #dropRest(): void {
    const begun = Array.from({ length: this.#share }, (_, i) => this.#slots[i]?.iterations ?? 0);
    for (const range of this.#budget.claimRest(begun)) this.#options.work.dropRest(range);
  }

  #mayStartMore(): boolean {
    if (this.#ending.isStopping) return false;
    if (!this.#allIn) return true;
    if (!this.#budget.isPerUser) return this.#budget.allows(0);
    // Whoever scaled it to nothing may want it back.
    if (this.#schedule.vusAt(0) === 0) return true;
    return this.#slots.some(({ wanted, iterations }) => wanted && this.#budget.allows(iterations));
  }
}

/** Nothing came back, and asking again at once would only spin. */
function isUnanswered(end: IterationEnd): boolean {
  if (end.outcome !== 'failed') return false;
  const { errorClass } = end.failure;
  return !end.sent || errorClass === 'connection' || errorClass === 'protocol';
}
