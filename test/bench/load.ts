import { parseArgs } from 'node:util';
import {
  formatTable,
  interleaved,
  judge,
  type Measurement,
  measureContender,
  median,
  perCpuSecond,
} from './harness.ts';
import { type Apart, startApart, startTogether } from './own-cores.ts';
import { hasWrk, measureAutocannon, measureWrk } from './programs.ts';
import { type StaticServer, startStaticServer } from './static-server.ts';

/**
 * `npm run bench:load [-- --only get,replay --rounds 5 --seconds 4]`: requests per CPU-second of the
 * load engine beside its peers, by turns, on the cheapest server there is. Exits with 1 when a bar is
 * missed; wrk's are left out where it is not installed.
 */
interface Options {
  readonly rounds: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

type Contenders = Readonly<Record<string, () => Promise<Measurement>>>;

/** At least so many times what another contender of the same part makes. */
interface Bar {
  readonly of: string;
  readonly than: string;
  readonly times: number;
}

interface Part {
  readonly title: string;
  readonly contenders: Contenders;
  readonly bars: readonly Bar[];
  /** Peers whose own ratio is told beside, as [whose, than whose]. */
  readonly beside?: readonly (readonly [of: string, than: string])[];
}

const parts = { get, replay, tls, h2, workers, crowd } as const;

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: Object.keys(parts).join(',') },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
    },
  });
  const options = {
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    warmUpSeconds: 2,
  };
  const asked = values.only.split(',');
  const unknown = asked.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined) {
    throw new Error(
      `There is no part “${unknown}”: ask for some of ${Object.keys(parts).join(', ')}.`,
    );
  }
  if (!hasWrk()) console.log('wrk is not installed: what is measured beside it is left out.\n');
  const results: boolean[] = [];
  for (const [name, describe] of Object.entries(parts)) {
    if (!asked.includes(name)) continue;
    const { server, where, release } = await startServer(name);
    try {
      console.log(`${server.name}; ${where}\n`);
      for (const part of describe(server, options)) results.push(await run(part, options));
    } finally {
      release();
      await server.stop();
    }
  }
  return results.every((met) => met);
}

function startServer(part: string): Promise<Apart<StaticServer>> {
  return (part === 'crowd' ? startTogether : startApart)(startStaticServer);
}

function get(server: StaticServer, options: Options): Part[] {
  const url = `${server.url}page`;
  return [50, 500].map((users) => ({
    title: `GET of 1 KB, ${users} connections`,
    contenders: {
      flowload: contender('flowload', { url, users }, server, options),
      autocannon: contender('autocannon', { url, users }, server, options),
      ...(users === 50
        ? { 'over undici': contender('undici', { url, users }, server, options) }
        : {}),
      ...wrk(url, users, server, options),
    },
    bars: [
      { of: 'flowload', than: 'wrk', times: 0.9 },
      { of: 'flowload', than: 'autocannon', times: 1.3 },
      { of: 'over undici', than: 'wrk', times: 0.55 },
    ],
  }));
}

function replay(server: StaticServer, options: Options): Part[] {
  const { url } = server;
  const work = { url, users: 50, work: 'replay' };
  return [
    {
      title:
        'Replay of 3 steps, 50 users: fresh cookies, a token out of 10 KB of HTML, a value of JSON; wrk does the plain GET',
      contenders: {
        flowload: contender('flowload', work, server, options),
        autocannon: contender('autocannon', work, server, options),
        ...wrk(`${url}page`, 50, server, options),
      },
      bars: [
        { of: 'flowload', than: 'autocannon', times: 1.7 },
        { of: 'flowload', than: 'wrk', times: 0.75 },
      ],
    },
  ];
}

function tls(server: StaticServer, options: Options): Part[] {
  const url = `${server.tlsUrl}page`;
  return [
    {
      title: 'GET of 1 KB over TLS, 50 connections',
      contenders: {
        flowload: contender('flowload', { url, users: 50 }, server, options),
        autocannon: contender('autocannon', { url, users: 50 }, server, options),
        ...wrk(url, 50, server, options),
      },
      bars: [{ of: 'flowload', than: 'autocannon', times: 1.3 }],
    },
  ];
}

function h2(server: StaticServer, options: Options): Part[] {
  const { url, http2Url } = server;
  return [
    {
      title: 'GET of 1 KB over HTTP/2, 50 connections; wrk does it over plain HTTP/1',
      contenders: {
        flowload: contender('flowload', { url: `${http2Url}page`, users: 50 }, server, options),
        'node:http2': contender('http2', { url: `${http2Url}page`, users: 50 }, server, options),
        ...wrk(`${url}page`, 50, server, options),
      },
      bars: [{ of: 'flowload', than: 'wrk', times: 0.33 }],
    },
  ];
}

/** On the cores that the server leaves them, if it has one of its own; where that is one, two threads never run at the same time. */
function workers(server: StaticServer, options: Options): Part[] {
  return [threads(server, options, 'beside the server')];
}

/** On all cores, together with the server: with two in all, three busy threads push each other about. */
function crowd(server: StaticServer, options: Options): Part[] {
  return [threads(server, options, 'on the same cores as the server')];
}

function threads(server: StaticServer, options: Options, where: string): Part {
  const url = `${server.url}page`;
  const settings = { url, users: 50 };
  return {
    title: `GET of 1 KB by one worker and by two ${where}, 50 connections in all`,
    contenders: {
      'one worker': contender('flowload', { ...settings, workers: 1 }, server, options),
      'two workers': contender('flowload', { ...settings, workers: 2 }, server, options),
      ...threaded('autocannon -w', measureAutocannon, url, server, options),
      ...(hasWrk() ? threaded('wrk -t', measureWrk, url, server, options) : {}),
    },
    // At most a tenth more CPU for a request.
    bars: [{ of: 'two workers', than: 'one worker', times: 1 / 1.1 }],
    beside: [
      ['wrk -t2', 'wrk -t1'],
      ['autocannon -w2', 'autocannon -w1'],
    ],
  };
}

/** A peer with one thread and with two. */
function threaded(
  name: string,
  measureWith: typeof measureWrk,
  url: string,
  { pid: serverPid }: StaticServer,
  { seconds }: Options,
): Contenders {
  const by = (threads: number) => () =>
    measureWith(url, { users: 50, seconds, threads, serverPid });
  return { [`${name}1`]: by(1), [`${name}2`]: by(2) };
}

function contender(
  name: string,
  settings: Readonly<Record<string, string | number>>,
  { pid }: StaticServer,
  { warmUpSeconds, seconds }: Options,
): () => Promise<Measurement> {
  const script = new URL(`contender-${name}.ts`, import.meta.url).pathname;
  return () => measureContender(script, { ...settings, warmUpSeconds, seconds }, pid);
}

function wrk(
  url: string,
  users: number,
  { pid: serverPid }: StaticServer,
  { seconds }: Options,
): Contenders {
  const settings = { users, seconds, threads: 1, serverPid };
  return hasWrk() ? { wrk: () => measureWrk(url, settings) } : {};
}

async function run(
  { title, contenders, bars, beside = [] }: Part,
  { rounds, seconds, warmUpSeconds }: Options,
): Promise<boolean> {
  console.log(
    `${title}\n${rounds} rounds by turns of ${seconds} s, ${warmUpSeconds} s of warm-up\n`,
  );
  const results = await interleaved(rounds, contenders, (round, who, measurement) =>
    console.log(
      `  round ${round + 1}  ${who.padEnd(14)} ${perCpuSecond(measurement).toFixed(0).padStart(7)} requests/CPU-s`,
    ),
  );
  const rows = Object.entries(results).map(([who, all]) => [
    who,
    median(all.map(perCpuSecond)).toFixed(0),
    median(all.map(({ requests, seconds: took }) => requests / took)).toFixed(0),
    median(all.map(({ cpuSeconds, seconds: took }) => cpuSeconds / took)).toFixed(2),
    median(all.map(({ serverCpuSeconds: cpu, requests }) => (cpu / requests) * 1e6)).toFixed(1),
    String(all.reduce((sum, { errors }) => sum + errors, 0)),
  ]);
  console.log(
    `\n${formatTable([['medians', 'requests/CPU-s', 'requests/s', 'cores', 'server us/request', 'errors'], ...rows])}\n`,
  );
  const judged = bars.map((bar) => judgeRatio(bar, results));
  for (const [of, than] of beside) {
    const ratio = ratioOf(results, of, than);
    if (ratio !== null)
      console.log(`beside  ${of} makes ${ratio.toFixed(2)} times what ${than} makes`);
  }
  console.log('');
  return judged.every((met) => met);
}

type Results = Readonly<Record<string, Measurement[]>>;

/** A bar beside somebody who did not take part is none. */
function judgeRatio({ of, than, times }: Bar, results: Results): boolean {
  const ratio = ratioOf(results, of, than);
  if (ratio === null) return true;
  return judge(
    `${of} makes ${ratio.toFixed(2)} times what ${than} makes`,
    times.toFixed(2),
    ratio >= times,
  );
}

/** Null when one of the two did not take part. */
function ratioOf(results: Results, of: string, than: string): number | null {
  const ours = results[of];
  const theirs = results[than];
  if (ours === undefined || theirs === undefined) return null;
  return median(ours.map(perCpuSecond)) / median(theirs.map(perCpuSecond));
}

process.exitCode = (await main()) ? 0 : 1;
