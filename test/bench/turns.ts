import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { formatTable, median } from './harness.ts';
import { startApart } from './own-cores.ts';
import { hasWrk } from './programs.ts';
import { type StaticServer, startStaticServer } from './static-server.ts';

/**
 * `npm run bench:turns [-- --users 500 --slices 20]`: what a GET costs, on a finer scale than `bench:load`. All
 * contenders live side by side, and all but one are stopped (SIGSTOP) while that one has a slice of a fraction
 * of a second, so that what the machine does to one of them it does to all. Each takes part twice: how far
 * its two copies are apart says what the figures are worth. A request is one write, as Linux counts them.
 */
const sliceMs = 200;
/** What was answered while it was stopped comes first. */
const settleMs = 30;
const warmUpMs = 3_500;
const forever = 3_600;

interface Contender {
  readonly name: string;
  readonly process: ChildProcess;
  /** Microseconds of CPU a request, one for each slice. */
  readonly costs: number[];
}

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '500' },
    slices: { type: 'string', default: '20' },
  },
});
const contenders: Contender[] = [];
const users = atLeastOne('users', values.users);
const slices = atLeastOne('slices', values.slices);
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

const { server, where, release } = await startApart(startStaticServer);
try {
  console.log(`${server.name}; ${where}\nGET of 1 KB, ${users} connections each\n`);
  for (const copy of [1, 2]) await startAll(copy, server);
  for (let slice = 0; slice < slices; slice++) {
    // Who goes first alternates.
    const order = slice % 2 === 0 ? contenders : contenders.toReversed();
    for (const contender of order) await take(contender);
  }
  report();
} finally {
  // Nobody else wakes or ends who is stopped.
  for (const { process: child } of contenders) child.kill('SIGKILL');
  release();
  await server.stop();
}

function atLeastOne(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${name} ${text}: give it a whole number from 1 up.`);
}

function pause(ms: number): Promise<void> {
  return sleep(ms, undefined, { signal: stop.signal });
}

async function startAll(copy: number, { url }: StaticServer): Promise<void> {
  const page = `${url}page`;
  const settings = { url: page, users, workers: 1, warmUpSeconds: 1, seconds: forever };
  const wrk = ['-t1', `-c${users}`, `-d${forever}s`, page];
  if (hasWrk()) await start(`wrk ${copy}`, 'wrk', wrk);
  for (const [name, script] of [
    ['a bare socket', './contender-socket.ts'],
    ['flowload', './contender-flowload.ts'],
  ] as const) {
    const path = fileURLToPath(new URL(script, import.meta.url));
    await start(`${name} ${copy}`, process.execPath, [path, JSON.stringify(settings)]);
  }
}

async function start(name: string, command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  contenders.push({ name, process: child, costs: [] });
  await pause(warmUpMs);
  child.kill('SIGSTOP');
}

async function take({ name, process: child, costs }: Contender): Promise<void> {
  const ended = child.exitCode ?? child.signalCode;
  if (ended !== null) throw new Error(`${name} has ended with ${ended}`);
  child.kill('SIGCONT');
  await pause(settleMs);
  const before = usageOf(child);
  await pause(sliceMs);
  const { cpuUs, writes } = usageOf(child);
  child.kill('SIGSTOP');
  costs.push((cpuUs - before.cpuUs) / (writes - before.writes));
}

/** So far, of all its threads. */
function usageOf({ pid }: ChildProcess): { readonly cpuUs: number; readonly writes: number } {
  const threads = readdirSync(`/proc/${pid}/task`).map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'latin1').split(' ')[0]),
  );
  const io = readFileSync(`/proc/${pid}/io`, 'latin1');
  const writes = Number(/^syscw: (\d+)$/m.exec(io)?.[1] ?? Number.NaN);
  return { cpuUs: threads.reduce((sum, ns) => sum + ns, 0) / 1000, writes };
}

/** Of the first contender, slice by slice. */
function report(): void {
  const [first] = contenders;
  const rows = contenders.map(({ name, costs }) => {
    const ratios = costs.map((cost, slice) => (first?.costs[slice] ?? Number.NaN) / cost);
    return [name, median(costs).toFixed(2), median(ratios).toFixed(3)];
  });
  const head = ['medians', 'CPU us/request', `requests/CPU-s, of ${first?.name}`];
  console.log(formatTable([head, ...rows]));
}
