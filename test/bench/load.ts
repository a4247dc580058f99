import { runLoad } from '../../packages/engine/src/load/run-load.ts';
import { createSummary } from '../../packages/engine/src/metrics/summary.ts';
import {
  formatTable,
  interleaved,
  type Measurement,
  measureContender,
  median,
  startProcess,
} from './harness.ts';
import { singlePageFlow, steadyPlan } from './single-page-flow.ts';

/**
 * `npm run bench:load`: what the load engine costs and whether its times are true, on the demo shop's
 * product page. Exits with 1 when a bar is missed.
 */
const bars = { timesAutocannon: 0.5, p95Deviation: 0.05 };
const rounds = 5;
const settings = { users: 50, warmUpSeconds: 1, seconds: 4, workers: 1 };
const accuracy = { users: 20, latency: '20-60', durationMs: 3_000 };

const longestLatencyMs = Number(accuracy.latency.split('-').at(-1));

const here = (name: string) => new URL(name, import.meta.url).pathname;

async function main(): Promise<boolean> {
  const shop = await startProcess(here('../demo-app/src/main.ts'), ['--port', '0']);
  try {
    const origin = /http:\S+/.exec(shop.greeting)?.[0] ?? '';
    const url = origin + (await firstProductPath(origin));
    const fast = await benchCost(url);
    const accurate = await benchAccuracy(origin, url);
    return fast && accurate;
  } finally {
    await shop.stop();
  }
}

async function firstProductPath(origin: string): Promise<string> {
  const page = await (await fetch(origin)).text();
  const path = /href="(\/product\/[^"?#]+)"/.exec(page)?.[1];
  if (path === undefined) throw new Error('The demo shop shows no product on its first page.');
  return path;
}

async function benchCost(url: string): Promise<boolean> {
  console.log(`Cost of GET ${url} (demo shop on node:http), ${settings.users} connections,`);
  console.log(
    `${settings.seconds} s after ${settings.warmUpSeconds} s of warm-up, ${rounds} rounds by turns\n`,
  );
  const contender = (name: string) => () =>
    measureContender(here(`contender-${name}.ts`), { url, ...settings });
  const results = await interleaved(
    rounds,
    { flowload: contender('flowload'), autocannon: contender('autocannon') },
    (round, name, measurement) =>
      console.log(
        `  round ${round + 1}  ${name.padEnd(10)} ${perCpuSecond(measurement).toFixed(0)} requests/CPU-s`,
      ),
  );
  const ratio =
    median(results.flowload.map(perCpuSecond)) / median(results.autocannon.map(perCpuSecond));
  const row = (name: string, all: readonly Measurement[]) => [
    name,
    median(all.map(perCpuSecond)).toFixed(0),
    median(all.map(({ requests, seconds }) => requests / seconds)).toFixed(0),
    median(all.map(({ cpuSeconds, seconds }) => cpuSeconds / seconds)).toFixed(2),
    String(all.reduce((sum, { errors }) => sum + errors, 0)),
  ];
  console.log(
    `\n${formatTable([
      ['medians', 'requests/CPU-s', 'requests/s', 'cores', 'errors'],
      row('flowload', results.flowload),
      row('autocannon', results.autocannon),
    ])}\n`,
  );
  return judge(
    `${ratio.toFixed(2)} times autocannon`,
    `at least ${bars.timesAutocannon}`,
    ratio >= bars.timesAutocannon,
  );
}

async function benchAccuracy(origin: string, url: string): Promise<boolean> {
  const { users, latency, durationMs } = accuracy;
  await post(`${origin}/__knobs`, { latency });
  console.log(
    `\nTimes with ${users} users and a latency of ${latency} ms, ${rounds} rounds of ${durationMs / 1000} s\n`,
  );
  const comparisons: Comparison[] = [];
  for (let round = 0; round < rounds; round++) comparisons.push(await compareTimes(origin, url));
  const row = (name: string, figures: readonly Figures[]) => [
    name,
    String(median(figures.map(({ count }) => count))),
    ...(['p50', 'p95', 'p99', 'max'] as const).map(
      (key) => `${median(figures.map((each) => each[key])).toFixed(2)} ms`,
    ),
  ];
  console.log(
    `${formatTable([
      ['medians', 'requests', 'p50', 'p95', 'p99', 'max'],
      row(
        'the shop',
        comparisons.map(({ truth }) => truth),
      ),
      row(
        'service time',
        comparisons.map(({ service }) => service),
      ),
      row(
        'response time',
        comparisons.map(({ response }) => response),
      ),
    ])}\n`,
  );
  if (median(comparisons.map(({ truth }) => truth.p95)) > longestLatencyMs * 1.05) {
    console.log(
      'The shop itself took longer than it was told to: this machine is too busy to judge times.\n',
    );
  }
  const miscounted = comparisons.filter(({ truth, response }) => truth.count !== response.count);
  const deviation = median(
    comparisons.map(({ truth, response }) => Math.abs(response.p95 - truth.p95) / truth.p95),
  );
  const exact = judge(
    `${rounds - miscounted.length} of ${rounds} rounds counted what the shop counted`,
    'all of them',
    miscounted.length === 0,
  );
  const true95 = judge(
    `p95 off by ${(deviation * 100).toFixed(1)} % (median)`,
    `at most ${bars.p95Deviation * 100} %`,
    deviation <= bars.p95Deviation,
  );
  return exact && true95;
}

interface Figures {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

interface Comparison {
  /** What the shop says that it took. */
  readonly truth: Figures;
  readonly service: Figures;
  readonly response: Figures;
}

async function compareTimes(origin: string, url: string): Promise<Comparison> {
  await post(`${origin}/__reset`, {});
  const flow = singlePageFlow(url);
  const summary = createSummary();
  await runLoad({
    plan: steadyPlan(flow, accuracy.users, accuracy.durationMs),
    flows: [flow],
    credentials: [],
    signal: new AbortController().signal,
    workers: 1,
    onInterval: (interval) => summary.add(interval),
    onProgress: () => {},
  });
  const { total } = summary.finish({ flows: [flow], thresholds: [] });
  const { product: truth } = (await (await fetch(`${origin}/__timing`)).json()) as {
    readonly product: Figures;
  };
  const count = total.requests;
  return {
    truth,
    service: { count, ...total.times.service },
    response: { count, ...total.times.response },
  };
}

async function post(url: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
}

function perCpuSecond({ requests, cpuSeconds }: Measurement): number {
  return requests / cpuSeconds;
}

function judge(figure: string, bar: string, met: boolean): boolean {
  console.log(`${met ? 'met   ' : 'MISSED'}  ${figure} (bar: ${bar})`);
  return met;
}

process.exitCode = (await main()) ? 0 : 1;
