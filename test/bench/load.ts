import { parseArgs } from 'node:util';
import {
  formatTable,
  hasWrk,
  interleaved,
  judge,
  type Measurement,
  measureContender,
  measureWrk,
  median,
  perCpuSecond,
} from './harness.ts';
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
}

const parts = { get, replay, tls, h2, workers } as const;

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
  const server = await startStaticServer();
  try {
    if (!hasWrk()) console.log('wrk is not installed: what is measured beside it is left out.\n');
    const results: boolean[] = [];
    for (const [name, describe] of Object.entries(parts)) {
      if (!asked.includes(name)) continue;
      for (const part of describe(server, options)) {
        results.push(await run(part, server, options));
      }
    }
    return results.every((met) => met);
  } finally {
    await server.stop();
  }
}

function get(server: StaticServer, options: Options): Part[] {
  const url = `${server.url}page`;
  return [50, 500].map((users) => ({
    title: `GET of 1 KB, ${users} connections`,
    contenders: {
      flowload: contender('flowload', { url, users }, options),
      autocannon: contender('autocannon', { url, users }, options),
      ...(users === 50 ? { 'over undici': contender('undici', { url, users }, options) } : {}),
      ...wrk(url, users, options),
    },
    bars: [
      { of: 'flowload', than: 'wrk', times: 0.9 },
      { of: 'flowload', than: 'autocannon', times: 1.3 },
      { of: 'over undici', than: 'wrk', times: 0.55 },
    ],
  }));
}

function replay({ url }: StaticServer, options: Options): Part[] {
  const work = { url, users: 50, work: 'replay' };
  return [
    {
      title:
        'Replay of 3 steps, 50 users: fresh cookies, a token out of 10 KB of HTML, a value of JSON; wrk does the plain GET',
      contenders: {
        flowload: contender('flowload', work, options),
        autocannon: contender('autocannon', work, options),
        ...wrk(`${url}page`, 50, options),
      },
      bars: [
        { of: 'flowload', than: 'autocannon', times: 1.7 },
        { of: 'flowload', than: 'wrk', times: 0.75 },
      ],
    },
  ];
}

function tls({ tlsUrl }: StaticServer, options: Options): Part[] {
  const url = `${tlsUrl}page`;
  return [
    {
      title: 'GET of 1 KB over TLS, 50 connections',
      contenders: {
        flowload: contender('flowload', { url, users: 50 }, options),
        autocannon: contender('autocannon', { url, users: 50 }, options),
        ...wrk(url, 50, options),
      },
      bars: [{ of: 'flowload', than: 'autocannon', times: 1.3 }],
    },
  ];
}

function h2({ url, http2Url }: StaticServer, options: Options): Part[] {
  return [
    {
      title: 'GET of 1 KB over HTTP/2, 50 connections; wrk does it over plain HTTP/1',
      contenders: {
        flowload: contender('flowload', { url: `${http2Url}page`, users: 50 }, options),
        'node:http2': contender('http2', { url: `${http2Url}page`, users: 50 }, options),
        ...wrk(`${url}page`, 50, options),
      },
      bars: [{ of: 'flowload', than: 'wrk', times: 0.33 }],
    },
  ];
}

function workers({ url }: StaticServer, options: Options): Part[] {
  const settings = { url: `${url}page`, users: 50 };
  return [
    {
      title: 'GET of 1 KB by one worker and by two, 50 connections in all',
      contenders: {
        'one worker': contender('flowload', { ...settings, workers: 1 }, options),
        'two workers': contender('flowload', { ...settings, workers: 2 }, options),
      },
      // At most a tenth more CPU for a request.
      bars: [{ of: 'two workers', than: 'one worker', times: 1 / 1.1 }],
    },
  ];
}

function contender(
  name: string,
  settings: Readonly<Record<string, string | number>>,
  { warmUpSeconds, seconds }: Options,
): () => Promise<Measurement> {
  const script = new URL(`contender-${name}.ts`, import.meta.url).pathname;
  return () => measureContender(script, { ...settings, warmUpSeconds, seconds });
}

function wrk(url: string, users: number, { seconds }: Options): Contenders {
  return hasWrk() ? { wrk: () => measureWrk(url, { users, seconds }) } : {};
}

async function run(
  { title, contenders, bars }: Part,
  { name }: StaticServer,
  { rounds, seconds, warmUpSeconds }: Options,
): Promise<boolean> {
  console.log(
    `${title}\n${name}; ${rounds} rounds by turns of ${seconds} s, ${warmUpSeconds} s of warm-up\n`,
  );
  const results = await interleaved(rounds, contenders, (round, who, measurement) =>
    console.log(
      `  round ${round + 1}  ${who.padEnd(12)} ${perCpuSecond(measurement).toFixed(0).padStart(7)} requests/CPU-s`,
    ),
  );
  const rows = Object.entries(results).map(([who, all]) => [
    who,
    median(all.map(perCpuSecond)).toFixed(0),
    median(all.map(({ requests, seconds: took }) => requests / took)).toFixed(0),
    median(all.map(({ cpuSeconds, seconds: took }) => cpuSeconds / took)).toFixed(2),
    String(all.reduce((sum, { errors }) => sum + errors, 0)),
  ]);
  console.log(
    `\n${formatTable([['medians', 'requests/CPU-s', 'requests/s', 'cores', 'errors'], ...rows])}\n`,
  );
  const judged = bars.map((bar) => judgeRatio(bar, results));
  console.log('');
  return judged.every((met) => met);
}

/** A bar beside somebody who did not take part is none. */
function judgeRatio(
  { of, than, times }: Bar,
  results: Readonly<Record<string, Measurement[]>>,
): boolean {
  const ours = results[of];
  const theirs = results[than];
  if (ours === undefined || theirs === undefined) return true;
  const ratio = median(ours.map(perCpuSecond)) / median(theirs.map(perCpuSecond));
  return judge(
    `${of} makes ${ratio.toFixed(2)} times what ${than} makes`,
    times.toFixed(2),
    ratio >= times,
  );
}

process.exitCode = (await main()) ? 0 : 1;
