import type { Scenario } from '../model/plan.ts';
import type { ExecutorSchedule } from '../plan/executor-schedule.ts';
import { scheduleExecutor } from '../plan/executors.ts';
import { createMix, type Mix } from '../plan/mix.ts';
import { backOffMs } from './back-off.ts';
import type { CompiledFlow } from './compile-flow.ts';
import { abortGraceMs } from './protocol.ts';
import type { ScenarioRecorder } from './recorder.ts';
import type { IterationEnd, VirtualUser } from './virtual-user.ts';

export interface ScenarioRunnerOptions {
  readonly scenario: Scenario;
  readonly flows: ReadonlyMap<string, CompiledFlow>;
  readonly workerIndex: number;
  readonly workerCount: number;
  readonly recorder: ScenarioRecorder;
  createUser(index: number): VirtualUser;
  /** Number of the next iteration of the scenario, over all workers. */
  claimIteration(): number;
}

interface Slot {
  readonly user: VirtualUser;
  running: boolean;
  wanted: boolean;
  iterations: number;
  failuresInARow: number;
  /** Between two iterations, waiting for a target that did not answer. */
  resting: boolean;
  retirement: NodeJS.Timeout | null;
}

/**
 * This worker's share of a scenario: of the users, numbered over all workers, it has every
 * `workerCount`-th, so that ramps are even. The schedule decides how many there are; this acts on it.
 */
export class ScenarioRunner {
  readonly #options: ScenarioRunnerOptions;
  readonly #schedule: ExecutorSchedule;
  readonly #mix: Mix;
  readonly #flows: readonly CompiledFlow[];
  readonly #slots: Slot[] = [];
  readonly #finished = Promise.withResolvers<void>();
  #startedAt = 0;
  #active = 0;
  #running = 0;
  #stopping = false;
  /** The iterations that were to be shared have all been started. */
  #exhausted = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: ScenarioRunnerOptions) {
    const { scenario, flows } = options;
    const mix = scenario.mix.filter(({ weight }) => weight > 0);
    this.#options = options;
    this.#schedule = scheduleExecutor(scenario.executor);
    this.#mix = createMix(mix.map(({ weight }) => weight));
    this.#flows = mix.flatMap(({ flowId }) => flows.get(flowId) ?? []);
  }

  /** Users that are in an iteration or between two. */
  get activeUsers(): number {
    return this.#running;
  }

  /** Runs from the given moment (`performance.now()` milliseconds) until every user has ended. */
  run(startedAt: number): Promise<void> {
    this.#startedAt = startedAt;
    this.#adjust();
    return this.#finished.promise;
  }

  stop(): void {
    if (this.#stopping) return;
    this.#stopping = true;
    for (const { user, resting } of this.#slots) if (resting) user.finishSoon();
    this.#setTimer(() => this.#interruptAll(), this.#options.scenario.gracefulStopMs);
    this.#finishWhenIdle();
  }

  abort(): void {
    this.#stopping = true;
    for (const { user, running } of this.#slots) if (running) user.finishSoon();
    this.#setTimer(() => this.#interruptAll(), abortGraceMs);
    this.#finishWhenIdle();
  }

  /** Fails what has taken too long. */
  expire(now: number): void {
    for (const { user, running } of this.#slots) if (running) user.expire(now);
  }

  #adjust(): void {
    const elapsedMs = performance.now() - this.#startedAt;
    if (elapsedMs >= this.#schedule.endMs) {
      this.stop();
      return;
    }
    const share = this.#shareOf(this.#schedule.vusAt(elapsedMs));
    while (this.#active < share) this.#want(this.#active++);
    while (this.#active > share) this.#dismiss(--this.#active);
    const next = this.#schedule.nextChange(elapsedMs) ?? this.#schedule.endMs;
    this.#setTimer(() => this.#adjust(), next - elapsedMs);
    this.#finishWhenIdle();
  }

  /** How many of the first `users` users are this worker's. */
  #shareOf(users: number): number {
    const { workerIndex, workerCount } = this.#options;
    return Math.max(0, Math.ceil((users - workerIndex) / workerCount));
  }

  #want(position: number): void {
    const slot = this.#slotAt(position);
    slot.wanted = true;
    if (slot.retirement !== null) clearTimeout(slot.retirement);
    slot.retirement = null;
    if (!slot.running) this.#live(slot).catch(this.#finished.reject);
  }

  #dismiss(position: number): void {
    const slot = this.#slotAt(position);
    slot.wanted = false;
    if (!slot.running) return;
    slot.retirement = setTimeout(() => slot.user.interrupt(), this.#schedule.gracefulRampDownMs);
  }

  #slotAt(position: number): Slot {
    const existing = this.#slots[position];
    if (existing !== undefined) return existing;
    const { workerIndex, workerCount, createUser } = this.#options;
    const created: Slot = {
      user: createUser(workerIndex + position * workerCount),
      running: false,
      wanted: false,
      iterations: 0,
      failuresInARow: 0,
      resting: false,
      retirement: null,
    };
    this.#slots[position] = created;
    return created;
  }

  async #live(slot: Slot): Promise<void> {
    slot.running = true;
    this.#running += 1;
    let dueAt = performance.now();
    while (slot.wanted && !this.#stopping && !slot.user.isEnding) {
      const iteration = this.#claimIteration(slot);
      const flow = iteration === null ? undefined : this.#flows[this.#mix.pick(iteration)];
      if (iteration === null || flow === undefined) break;
      const startedAt = performance.now();
      const end = await slot.user.iterate(flow, iteration, dueAt);
      this.#options.recorder.iterated(flow.id, end.outcome, performance.now() - startedAt);
      dueAt = performance.now();
      slot.failuresInARow = isUnanswered(end) ? slot.failuresInARow + 1 : 0;
      if (slot.failuresInARow > 0) dueAt += await this.#rest(slot);
    }
    this.#leave(slot);
  }

  /** Backs off from a target that does not answer; resolves with the milliseconds that were meant. */
  async #rest(slot: Slot): Promise<number> {
    if (this.#stopping) return 0;
    const waitMs = backOffMs(slot.failuresInARow, Math.random());
    slot.resting = true;
    await slot.user.pause(waitMs);
    slot.resting = false;
    return waitMs;
  }

  #leave(slot: Slot): void {
    if (slot.retirement !== null) clearTimeout(slot.retirement);
    slot.retirement = null;
    slot.running = false;
    slot.user.close();
    this.#running -= 1;
    // It may have been wanted again while its last iteration was being cut off.
    if (slot.wanted && !this.#stopping && !this.#exhausted && !this.#isUsedUp(slot)) {
      this.#live(slot).catch(this.#finished.reject);
    } else {
      this.#finishWhenIdle();
    }
  }

  /** Null when the executor allows no more. */
  #claimIteration(slot: Slot): number | null {
    if (this.#isUsedUp(slot)) return null;
    const iteration = this.#options.claimIteration();
    const { iterations } = this.#schedule;
    if (iterations.kind === 'shared' && iteration >= iterations.count) {
      this.#exhausted = true;
      return null;
    }
    slot.iterations += 1;
    return iteration;
  }

  #isUsedUp({ iterations: own }: Slot): boolean {
    const { iterations } = this.#schedule;
    return iterations.kind === 'per-vu' && own >= iterations.count;
  }

  #interruptAll(): void {
    for (const { user, running } of this.#slots) if (running) user.interrupt();
  }

  #finishWhenIdle(): void {
    if (this.#running > 0 || this.#mayStartMore()) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#finished.resolve();
  }

  #mayStartMore(): boolean {
    if (this.#stopping || this.#exhausted) return false;
    if (this.#schedule.iterations.kind === 'unlimited') return true;
    return this.#slots.some((slot) => slot.wanted && !this.#isUsedUp(slot));
  }

  #setTimer(act: () => void, afterMs: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(act, afterMs);
  }
}

/** Nothing came back, and asking again at once would only spin. */
function isUnanswered(end: IterationEnd): boolean {
  if (end.outcome !== 'failed') return false;
  const { errorClass } = end.failure;
  return !end.sent || errorClass === 'connection' || errorClass === 'protocol';
}
