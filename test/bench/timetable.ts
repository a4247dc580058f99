import { runLoad } from '../../packages/engine/src/load/run-load.ts';
import { Histogram, percentiles } from '../../packages/engine/src/metrics/histogram.ts';
import type {
  Interval,
  Percentiles,
  SeriesCounts,
} from '../../packages/engine/src/model/metrics.ts';
import type { Plan } from '../../packages/engine/src/model/plan.ts';
import { formatTable, judge, median } from './harness.ts';
import { singlePageFlow, steadyPlan } from './single-page-flow.ts';
import { type StaticServer, startStaticServer } from './static-server.ts';

/**
 * `npm run bench:timetable`: whether iterations start when they are due, at several arrival rates
 * against the cheapest server there is. Exits with 1 when a bar is missed.
 */
const bars = { achievedWithin: 0.01, latenessP99Ms: 2 };
const rates = [1_000, 5_000, 20_000];
const rounds = Number(process.argv[2] ?? 5);
const seconds = { warmUp: 2, measured: 4 };

interface Round {
  readonly startedPerSecond: number;
  readonly dropped: number;
  readonly errors: number;
  readonly latenessMs: Pick<Percentiles, 'p50' | 'p90' | 'p99' | 'max'>;
  /** Cores that the whole process used, workers and all. */
  readonly cpu: number;
}

async function main(): Promise<boolean> {
  const server = await startStaticServer();
  try {
    console.log(
      `Starts a second, one GET each, against ${server.name}: ${rounds} rounds by turns of ${seconds.measured} s after ${seconds.warmUp} s of warm-up\n`,
    );
    const results = new Map<number, Round[]>(rates.map((rate) => [rate, []]));
    const idle: number[] = [];
    for (let round = 0; round < rounds; round++) {
      idle.push(await idleTimerLateness());
      for (const rate of rates) results.get(rate)?.push(await measure(server, rate));
    }
    const met = report(results);
    console.log(
      `\nWith nothing to do, a timer of 1 ms was late by ${median(idle).toFixed(2)} ms (p99): that is how busy this machine was.`,
    );
    return met;
  } finally {
    await server.stop();
  }
}

async function measure({ url }: StaticServer, rate: number): Promise<Round> {
  const flow = singlePageFlow(url);
  const totalSeconds = seconds.warmUp + seconds.measured;
  const plan = arrivalPlan(steadyPlan(flow, 1, totalSeconds * 1_000), rate);
  const measured: SeriesCounts[] = [];
  let cpuBefore = process.cpuUsage();
  let cpu = 0;
  const onInterval = ({ seq, series: [run] }: Interval) => {
    if (seq === seconds.warmUp - 1) cpuBefore = process.cpuUsage();
    if (seq < seconds.warmUp || seq >= totalSeconds || run === undefined) return;
    measured.push(run);
    const { user, system } = process.cpuUsage(cpuBefore);
    cpu = (user + system) / 1e6 / measured.length;
  };
  await runLoad({
    plan,
    flows: [flow],
    credentials: [],
    signal: new AbortController().signal,
    workers: 1,
    onInterval,
    onProgress: () => {},
  });
  const lateness = new Histogram();
  for (const { times } of measured) lateness.add(times.lateness);
  const data = lateness.toData();
  const { p50, p90, p99, max } = percentiles(data);
  return {
    startedPerSecond: data.count / measured.length,
    dropped: sumOf(measured, ({ droppedIterations }) => droppedIterations),
    errors: sumOf(measured, ({ errors }) => Object.values(errors).reduce((a, b) => a + b, 0)),
    latenessMs: { p50, p90, p99, max },
    cpu,
  };
}

/** 99th percentile of how much longer a timer of a millisecond takes on this machine, in milliseconds. */
async function idleTimerLateness(): Promise<number> {
  const histogram = new Histogram();
  for (let n = 0; n < 500; n++) {
    const startedAt = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 1));
    histogram.record(Math.max(0, performance.now() - startedAt - 1) * 1_000);
  }
  return percentiles(histogram.toData()).p99;
}

function arrivalPlan(plan: Plan, rate: number): Plan {
  const durationMs = (seconds.warmUp + seconds.measured) * 1_000;
  return {
    ...plan,
    scenarios: plan.scenarios.map((scenario) => ({
      ...scenario,
      executor: {
        kind: 'constant-arrival-rate',
        rate,
        timeUnitMs: 1_000,
        durationMs,
        preAllocatedVus: 200,
        maxVus: 4_000,
      },
    })),
  };
}

function report(results: ReadonlyMap<number, readonly Round[]>): boolean {
  const medians = [...results].map(([rate, all]) => ({
    rate,
    started: median(all.map(({ startedPerSecond }) => startedPerSecond)),
    p50: median(all.map(({ latenessMs }) => latenessMs.p50)),
    p90: median(all.map(({ latenessMs }) => latenessMs.p90)),
    p99: median(all.map(({ latenessMs }) => latenessMs.p99)),
    max: median(all.map(({ latenessMs }) => latenessMs.max)),
    dropped: median(all.map(({ dropped }) => dropped)),
    errors: median(all.map(({ errors }) => errors)),
    cpu: median(all.map(({ cpu }) => cpu)),
  }));
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  console.log(
    `${formatTable([
      ['asked for', 'started/s', 'late p50', 'p90', 'p99', 'max', 'dropped', 'errors', 'cores'],
      ...medians.map((each) => [
        String(each.rate),
        each.started.toFixed(1),
        ms(each.p50),
        ms(each.p90),
        ms(each.p99),
        ms(each.max),
        String(each.dropped),
        String(each.errors),
        each.cpu.toFixed(2),
      ]),
    ])}\n`,
  );
  const met = medians.flatMap(({ rate, started, p99 }) => [
    judge(
      `${rate}/s: ${((started / rate) * 100).toFixed(2)} % of the starts`,
      `within ${bars.achievedWithin * 100} %`,
      Math.abs(started / rate - 1) <= bars.achievedWithin,
    ),
    judge(
      `${rate}/s: lateness p99 ${ms(p99)}`,
      `under ${bars.latenessP99Ms} ms`,
      p99 < bars.latenessP99Ms,
    ),
  ]);
  return met.every(Boolean);
}

function sumOf(all: readonly SeriesCounts[], of: (counts: SeriesCounts) => number): number {
  return all.reduce((sum, counts) => sum + of(counts), 0);
}

process.exitCode = (await main()) ? 0 : 1;
