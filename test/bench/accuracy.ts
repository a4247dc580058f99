import { execFile } from 'node:child_process';
import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { runLoad } from '../../packages/engine/src/load/run-load.ts';
import { createSummary } from '../../packages/engine/src/metrics/summary.ts';
import type { Percentiles, Summary } from '../../packages/engine/src/model/metrics.ts';
import type { Executor, Pacing } from '../../packages/engine/src/model/plan.ts';
import { formatTable, judge, median, startProcess } from './harness.ts';
import { singlePageFlow, steadyPlan } from './single-page-flow.ts';
import type { StallLog } from './stall-server.ts';
import { answeredAt, type StallTimetable } from './stall-timetable.ts';

/**
 * `npm run bench:accuracy`: are the times true when the target stalls? The truth is that of somebody
 * who comes at each moment of an open timetable: worked out from the server's own timetable of stalls
 * and from its log of how late each answer was by it. No figure of a client is in it. Exits with 1
 * when a bar is missed.
 */
const bar = { share: 0.02, ms: 1 };
const defaultRounds = 5;
/** Two stalls: with one more or less of a tenth of the time, the 90th percentile would stand at the edge of them. */
const seconds = 25;
const rate = 1_000;
const connections = 50;
const stalls: StallTimetable = { serviceMs: 5, firstMs: 6_000, everyMs: 10_000, stallMs: 1_000 };

/** Timers are as late as a millisecond on a machine that has nothing else to do. */
const calmMs = 2;

const figureNames = ['p50', 'p90', 'p99', 'p999', 'max'] as const;
type Figures = Pick<Percentiles, (typeof figureNames)[number]>;

/** Everybody's figures, by name; what is not installed is left out. */
interface Round {
  readonly rows: ReadonlyMap<string, Figures>;
  readonly requests: number;
  readonly dropped: number;
}

const truthName = 'truth';
const judgedName = 'flowload, open model, response time';

async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { rounds: { type: 'string' } } });
  const script = new URL('stall-server.ts', import.meta.url).pathname;
  const server = await startProcess(script, [JSON.stringify(stalls)]);
  try {
    return await bench(server.greeting, Number(values.rounds ?? defaultRounds));
  } finally {
    await server.stop();
  }
}

async function bench(origin: string, count: number): Promise<boolean> {
  console.log(
    `node:http server, ${stalls.serviceMs} ms a request, ${stalls.stallMs} ms of stall every ${stalls.everyMs / 1_000} s; ` +
      `${count} rounds of ${seconds} s each, ${rate} requests/s where a rate can be asked for, otherwise ${connections} connections\n`,
  );
  const rounds: Round[] = [];
  for (let round = 0; round < count; round++) {
    rounds.push(await measureAll(origin));
    console.log(`  round ${round + 1} of ${count} is done`);
  }
  const names = [...(rounds[0]?.rows.keys() ?? [])];
  const rows = names.map((name): [string, Figures] => [name, medianFigures(rounds, name)]);
  console.log(
    `\n${formatTable([['medians, milliseconds', ...figureNames], ...rows.map(([name, figures]) => rowOf(name, figures))])}\n`,
  );
  if (medianFigures(rounds, truthName).p90 > stalls.serviceMs + calmMs) {
    console.log(
      'The server itself was late outside its stalls: this machine is too busy to judge.\n',
    );
  }
  const wanted = rate * seconds;
  const complete = rounds.filter((each) => each.requests === wanted && each.dropped === 0);
  const isComplete = judge(
    `${complete.length} of ${count} rounds made ${wanted} requests and dropped none`,
    'all of them',
    complete.length === count,
  );
  return figureNames.map((figure) => judgeFigure(rounds, figure)).every(Boolean) && isComplete;
}

/** One after another: at the same time they would measure each other. */
async function measureAll(origin: string): Promise<Round> {
  const open = await measureOpen(origin);
  const closed = await measure(origin, { kind: 'none' });
  // A user's next iteration is due a set time after the last one was: the same rate in all.
  const paced = await measure(origin, { kind: 'fixed', everyMs: (connections / rate) * 1_000 });
  const { total } = open.summary;
  const wrk = await runWrk(origin);
  return {
    requests: total.requests,
    dropped: total.droppedIterations,
    rows: new Map([
      [truthName, open.truth],
      [judgedName, total.times.response],
      ['flowload, open model, service time', total.times.service],
      ['flowload, open model, lateness of starts', total.times.lateness],
      ['flowload, closed model, response time', closed.total.times.response],
      ['flowload, closed model, service time', closed.total.times.service],
      ['flowload, paced users, response time', paced.total.times.response],
      ['flowload, paced users, service time', paced.total.times.service],
      ['autocannon', await runAutocannon(origin)],
      [`autocannon -R ${rate}`, await runAutocannon(origin, '-R', `${rate}`)],
      ...(wrk === null ? [] : [['wrk', wrk] as const]),
    ]),
  };
}

const closedLoop: Executor = {
  kind: 'constant-vus',
  vus: connections,
  durationMs: seconds * 1_000,
};

const openModel: Executor = {
  kind: 'constant-arrival-rate',
  rate,
  timeUnitMs: 1_000,
  durationMs: seconds * 1_000,
  // All that come in one stall wait at once.
  preAllocatedVus: rate + 100,
  maxVus: rate + 500,
};

async function measureOpen(origin: string) {
  const { summary, startedAt } = await load(origin, openModel, { kind: 'none' });
  const log: StallLog = JSON.parse(await ask(origin, '/log'));
  const sinceBeginMs = startedAt - log.beganAt;
  const truth = log.latenessMs.map((latenessMs, arrival) => {
    const intendedMs = sinceBeginMs + (arrival * 1_000) / rate;
    return answeredAt(stalls, intendedMs) - intendedMs + latenessMs;
  });
  return { summary, truth: figuresOf(truth) };
}

async function measure(origin: string, pacing: Pacing): Promise<Summary> {
  return (await load(origin, closedLoop, pacing)).summary;
}

async function load(origin: string, executor: Executor, pacing: Pacing) {
  const flow = singlePageFlow(`${origin}/`);
  const { scenarios, ...plan } = steadyPlan(flow, connections, seconds * 1_000);
  const builder = createSummary();
  await ask(origin, '/begin');
  const { startedAt } = await runLoad({
    plan: { ...plan, scenarios: scenarios.map((each) => ({ ...each, executor, pacing })) },
    flows: [flow],
    credentials: [],
    signal: new AbortController().signal,
    workers: 1,
    onInterval: (interval) => builder.add(interval),
    onProgress: () => {},
  });
  return { startedAt, summary: builder.finish({ flows: [flow] }) };
}

/** In a process of its own, as wrk: its timers go on when it has ended. */
async function runAutocannon(origin: string, ...options: readonly string[]): Promise<Figures> {
  const script = fileURLToPath(import.meta.resolve('autocannon'));
  const settings = ['--json', '-c', `${connections}`, '-d', `${seconds}`, ...options, origin];
  await ask(origin, '/begin');
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...settings]);
  const { p50, p90, p99, p99_9, max } = JSON.parse(stdout).latency;
  return { p50, p90, p99, p999: p99_9, max };
}

/** Null when it is not installed. */
async function runWrk(origin: string): Promise<Figures | null> {
  const run = promisify(execFile);
  const script = new URL('wrk-percentiles.lua', import.meta.url).pathname;
  const settings = ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', script, `${origin}/`];
  await ask(origin, '/begin');
  const said = await run('wrk', settings).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  const line = said?.stdout.split('\n').find((each) => each.startsWith('{'));
  return line === undefined ? null : JSON.parse(line);
}

/** Over a connection of its own: one that is kept may be closed while others are measured. */
async function ask(origin: string, path: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  get(origin + path, { agent: false }, (answer) => {
    text(answer).then(resolve, reject);
  }).on('error', reject);
  return promise;
}

function figuresOf(values: readonly number[]): Figures {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99), p999: at(0.999), max: at(1) };
}

function rowOf(name: string, figures: Figures): string[] {
  return [name, ...figureNames.map((figure) => figures[figure].toFixed(2))];
}

function medianFigures(rounds: readonly Round[], name: string): Figures {
  const of = (figure: keyof Figures) =>
    median(rounds.map(({ rows }) => rows.get(name)?.[figure] ?? Number.NaN));
  return { p50: of('p50'), p90: of('p90'), p99: of('p99'), p999: of('p999'), max: of('max') };
}

/** By the median of what it was off in each round, each by its own truth. */
function judgeFigure(rounds: readonly Round[], figure: keyof Figures): boolean {
  const of = (round: Round, name: string) => round.rows.get(name)?.[figure] ?? Number.NaN;
  const off = median(rounds.map((round) => Math.abs(of(round, judgedName) - of(round, truthName))));
  const truth = median(rounds.map((round) => of(round, truthName)));
  return judge(
    `${figure} off by ${off.toFixed(2)} ms (${((off / truth) * 100).toFixed(2)} %)`,
    `at most ${bar.ms} ms or ${bar.share * 100} %`,
    off <= Math.max(bar.ms, truth * bar.share),
  );
}

process.exitCode = (await main()) ? 0 : 1;
