import type { GeneratorHealth, Interval, WorkerLoad } from '../model/metrics.ts';

/** A second in which an event loop or a start was later than this measured the generator, not the target. */
const tolerableDelayMs = 100;
/** A thread that is out of CPU is late by less, but all the time. */
const saturated = { cpu: 0.95, delayMs: 25 };
/** Such seconds happen (a garbage collection, a busy machine); more than this share of them spoils the figures. */
const tolerableShare = 0.25;
/** Nor do the first two spoil a short load: threads warm up in them, and a share of two seconds says nothing. */
const tolerableSeconds = 2;
/** Of the iterations that were due: fewer that the generator itself dropped change no figure. */
const tolerableDrops = 0.01;
/** What the generator may add to a time before it is told, and before nothing can be told from it. */
const baselineLimits = { told: 2, trusted: 10 };

/** What speaks against the figures. */
export interface HealthFindings {
  /** Why they can't be trusted; empty when they can. */
  readonly distrust: readonly string[];
  readonly warnings: readonly string[];
}

/** Follows how well the generator kept up, over the whole load. */
export class HealthRecord {
  #intervals = 0;
  #lateIntervals = 0;
  #saturatedIntervals = 0;
  #durationMs = 0;
  #worst: GeneratorHealth = nothing;
  #weightedCpu = 0;
  readonly #workers: WorkerRecord[] = [];
  #due = 0;
  #dropped = 0;
  #droppedWhileLate = 0;
  #outOfTime = 0;

  add(interval: Interval): void {
    const { generator, durationMs } = interval;
    const isSaturated = wasSaturated(generator);
    const isLate = wasLate(generator);
    this.#intervals += 1;
    if (isLate) this.#lateIntervals += 1;
    if (isSaturated) this.#saturatedIntervals += 1;
    this.#durationMs += durationMs;
    this.#weightedCpu += generator.cpu * durationMs;
    this.#worst = worstOf(this.#worst, generator);
    for (const [index, worker] of generator.workers.entries()) {
      this.#workers[index] ??= new WorkerRecord();
      this.#workers[index].add(worker, durationMs);
    }
    this.#countDropped(interval, isLate || isSaturated);
  }

  /** The worst second's delays, the most users, sockets and memory, the mean CPU. */
  health(): GeneratorHealth {
    return {
      ...this.#worst,
      cpu: this.#durationMs === 0 ? 0 : this.#weightedCpu / this.#durationMs,
      workers: this.#workers.map((worker) => worker.load()),
    };
  }

  findings(): HealthFindings {
    const drops = this.#judgeDrops();
    const baseline = this.#judgeBaseline();
    return {
      distrust: [this.#lateness(), this.#saturation(), this.#exhaustion()]
        .concat(drops.distrust, baseline.distrust)
        .filter((reason) => reason !== null),
      warnings: [drops.warning, this.#leftOver(), baseline.warning].filter(
        (warning) => warning !== null,
      ),
    };
  }

  #countDropped({ series: [run] }: Interval, isLate: boolean): void {
    const outOfTime = run?.outOfTimeIterations ?? 0;
    const dropped = (run?.droppedIterations ?? 0) - outOfTime;
    this.#outOfTime += outOfTime;
    this.#due += dropped + (run?.iterations ?? 0);
    this.#dropped += dropped;
    if (isLate) this.#droppedWhileLate += dropped;
  }

  #isTooMany(intervals: number): boolean {
    return intervals > Math.max(tolerableSeconds, this.#intervals * tolerableShare);
  }

  #lateness(): string | null {
    if (!this.#isTooMany(this.#lateIntervals)) return null;
    const { eventLoopDelayP99Ms: loop, lateStartsP99Ms: starts } = this.#worst;
    const worst = [
      loop > tolerableDelayMs && `its event loop by ${Math.round(loop)} ms`,
      starts > tolerableDelayMs && `starts by ${Math.round(starts)} ms`,
    ].filter((part) => part !== false);
    return (
      `The generator could not keep up: in ${this.#shareOf(this.#lateIntervals)} of the seconds it was more than ` +
      `${tolerableDelayMs} ms late (at worst ${worst.join(', ')}), ` +
      'so the times measured are partly its own. Use fewer users, longer think times, or a machine with more cores.'
    );
  }

  #saturation(): string | null {
    if (!this.#isTooMany(this.#saturatedIntervals)) return null;
    return (
      `The generator was out of CPU: in ${this.#shareOf(this.#saturatedIntervals)} of the seconds a load thread used ` +
      `at least ${saturated.cpu * 100} % of its core and was late for it. ` +
      'Ask for less load, or use a machine with more cores.'
    );
  }

  #exhaustion(): string | null {
    const { exhausted } = this.#worst;
    if (exhausted === 0) return null;
    return (
      `The generator ran out of connections: ${exhausted} requests found no free port or file on this machine. ` +
      'Raise `ulimit -n` and `net.ipv4.ip_local_port_range`, or use fewer users.'
    );
  }

  /** Whoever was late can't say that all users were busy. */
  #judgeDrops(): Judgement {
    if (this.#dropped === 0) return { distrust: null, warning: null };
    const share = `${count(this.#dropped)} iterations (${percent(this.#dropped / this.#due)} of those that were due) were dropped`;
    if (this.#droppedWhileLate > this.#due * tolerableDrops) {
      return {
        distrust: `${share}, ${count(this.#droppedWhileLate)} of them while the generator itself was late: this load was not the one that was asked for.`,
        warning: null,
      };
    }
    return {
      distrust: null,
      warning: `${share}: all users of their scenario were busy waiting for the target. Allow more users (maxVus) if it is to get that rate whatever it does.`,
    };
  }

  #leftOver(): string | null {
    if (this.#outOfTime === 0) return null;
    const were = this.#outOfTime === 1 ? 'iteration was' : 'iterations were';
    return (
      `${count(this.#outOfTime)} ${were} dropped: the longest duration was over before they could begin. ` +
      'Allow a longer duration, or ask for fewer iterations.'
    );
  }

  #judgeBaseline(): Judgement {
    const { baselineMs } = this.#worst;
    if (baselineMs <= baselineLimits.told) return { distrust: null, warning: null };
    const sentence = `Before the load began, a request to a server in the generator's own process took ${baselineMs.toFixed(1)} ms: that much of each time measured may be this machine's own.`;
    return baselineMs > baselineLimits.trusted
      ? { distrust: sentence, warning: null }
      : { distrust: null, warning: sentence };
  }

  #shareOf(intervals: number): string {
    return percent(intervals / this.#intervals);
  }
}

/** Whether a second is partly the generator's own. */
export function wasStrained(generator: GeneratorHealth): boolean {
  return wasLate(generator) || wasSaturated(generator);
}

function wasLate({ eventLoopDelayP99Ms, lateStartsP99Ms }: GeneratorHealth): boolean {
  return Math.max(eventLoopDelayP99Ms, lateStartsP99Ms) > tolerableDelayMs;
}

function wasSaturated({ workers }: GeneratorHealth): boolean {
  return workers.some(
    ({ cpu, eventLoopDelayP99Ms }) =>
      cpu >= saturated.cpu && eventLoopDelayP99Ms > saturated.delayMs,
  );
}

interface Judgement {
  readonly distrust: string | null;
  readonly warning: string | null;
}

/** One worker over the whole load. */
class WorkerRecord {
  #weightedCpu = 0;
  #durationMs = 0;
  #delayMs = 0;
  #users = 0;
  #sockets = 0;

  add({ cpu, eventLoopDelayP99Ms, users, sockets }: WorkerLoad, durationMs: number): void {
    this.#weightedCpu += cpu * durationMs;
    this.#durationMs += durationMs;
    this.#delayMs = Math.max(this.#delayMs, eventLoopDelayP99Ms);
    this.#users = Math.max(this.#users, users);
    this.#sockets = Math.max(this.#sockets, sockets);
  }

  load(): WorkerLoad {
    return {
      cpu: this.#durationMs === 0 ? 0 : this.#weightedCpu / this.#durationMs,
      eventLoopDelayP99Ms: this.#delayMs,
      users: this.#users,
      sockets: this.#sockets,
    };
  }
}

const nothing: GeneratorHealth = {
  eventLoopDelayP99Ms: 0,
  cpu: 0,
  lateStartsP99Ms: 0,
  sockets: 0,
  memoryBytes: 0,
  exhausted: 0,
  baselineMs: 0,
  workers: [],
};

function worstOf(worst: GeneratorHealth, now: GeneratorHealth): GeneratorHealth {
  return {
    ...worst,
    eventLoopDelayP99Ms: Math.max(worst.eventLoopDelayP99Ms, now.eventLoopDelayP99Ms),
    lateStartsP99Ms: Math.max(worst.lateStartsP99Ms, now.lateStartsP99Ms),
    sockets: Math.max(worst.sockets, now.sockets),
    memoryBytes: Math.max(worst.memoryBytes, now.memoryBytes),
    exhausted: worst.exhausted + now.exhausted,
    baselineMs: Math.max(worst.baselineMs, now.baselineMs),
  };
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`;
}

function count(iterations: number): string {
  return iterations.toLocaleString('en-GB');
}
