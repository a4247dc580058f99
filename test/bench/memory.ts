import { parseArgs } from 'node:util';
import {
  formatTable,
  interleaved,
  judge,
  type Measurement,
  measureContender,
  median,
} from './harness.ts';
import { type StaticServer, startStaticServer } from './static-server.ts';

/**
 * `npm run bench:memory [-- --only users,requests --rounds 3 --requests 10000000]`: what a user costs
 * in resident memory beside autocannon, and whether a long load needs more of it than a short one.
 * Exits with 1 when a bar is missed.
 */
const bars = { kibAUser: 12, growth: 0.05 };
const crowd = 10_000;
/** Who makes the same requests a second, so that what is left is the users themselves. */
const few = 50;
const requestsPerSecond = 4_000;
const shortLoad = 100_000;

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: 'users,requests' },
      rounds: { type: 'string', default: '3' },
      requests: { type: 'string', default: '10000000' },
    },
  });
  const server = await startStaticServer();
  try {
    const asked = values.only.split(',');
    const small = !asked.includes('users') || (await usersCost(server, Number(values.rounds)));
    const steady =
      !asked.includes('requests') || (await loadGrows(server, Number(values.requests)));
    return small && steady;
  } finally {
    await server.stop();
  }
}

async function usersCost({ url, name }: StaticServer, rounds: number): Promise<boolean> {
  console.log(
    `${crowd} users, each with its connection, cookies and variables, beside ${few} that make as many requests; ${name}; medians of ${rounds} rounds\n`,
  );
  const of = (who: string, users: number) => () =>
    measure(who, { url, users, requestsPerSecond, work: 'replay', warmUpSeconds: 12, seconds: 3 });
  const results = await interleaved(
    rounds,
    {
      flowload: of('flowload', crowd),
      'flowload, few': of('flowload', few),
      autocannon: of('autocannon', crowd),
      'autocannon, few': of('autocannon', few),
    },
    (round, who, { memoryBytes, requests, seconds, errors }) =>
      console.log(
        `  round ${round + 1}  ${who.padEnd(16)} ${mib(memoryBytes).padStart(8)}  ${(requests / seconds).toFixed(0)} requests/s, ${errors} errors`,
      ),
  );
  const memoryOf = (all: readonly Measurement[]) =>
    median(all.map(({ memoryBytes }) => memoryBytes));
  const ours = aUser(memoryOf(results.flowload), memoryOf(results['flowload, few']));
  const theirs = aUser(memoryOf(results.autocannon), memoryOf(results['autocannon, few']));
  console.log(
    `\n${formatTable([
      ['medians', `${few} users`, `${crowd} users`, 'KiB a user'],
      [
        'flowload',
        mib(memoryOf(results['flowload, few'])),
        mib(memoryOf(results.flowload)),
        ours.toFixed(1),
      ],
      [
        'autocannon',
        mib(memoryOf(results['autocannon, few'])),
        mib(memoryOf(results.autocannon)),
        theirs.toFixed(1),
      ],
    ])}\n`,
  );
  return judge(`${ours.toFixed(1)} KiB a user`, `under ${bars.kibAUser}`, ours < bars.kibAUser);
}

async function loadGrows({ url, name }: StaticServer, requests: number): Promise<boolean> {
  console.log(`\n${shortLoad} requests and ${requests} of the replay by ${few} users; ${name}\n`);
  const measured = await measure('flowload-requests', {
    url,
    users: few,
    from: shortLoad,
    to: requests,
  });
  const { memoryBytesBefore: before, memoryBytes: after } = measured;
  return judge(
    `${mib(before)} after ${shortLoad} requests, ${mib(after)} after ${requests}`,
    `at most ${bars.growth * 100} % more`,
    after <= before * (1 + bars.growth),
  );
}

function measure(
  who: string,
  settings: Readonly<Record<string, string | number>>,
): Promise<Measurement> {
  return measureContender(new URL(`contender-${who}.ts`, import.meta.url).pathname, settings);
}

function aUser(many: number, fewer: number): number {
  return (many - fewer) / (crowd - few) / 1024;
}

function mib(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

process.exitCode = (await main()) ? 0 : 1;
