import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { cpuSecondsOf, exitOf, type Measurement, ticksPerSecond } from './harness.ts';

/** Peers that are programs: each tells of all its time at once, so its CPU is what it had when it ended. */
export interface ProgramSettings {
  readonly users: number;
  readonly seconds: number;
  readonly threads: number;
  /** Whose CPU is told apart. */
  readonly serverPid: number;
}

export function hasWrk(): boolean {
  // It knows no other way to say that it is there, and says so with an exit code of 1.
  return spawnSync('wrk', ['-v'], { stdio: 'ignore' }).error === undefined;
}

export function measureWrk(url: string, settings: ProgramSettings): Promise<Measurement> {
  const { users, seconds, threads } = settings;
  const args = [`-t${threads}`, `-c${users}`, `-d${seconds}s`, url];
  return measureProgram('wrk', args, settings, (said) => ({
    requests: Number(/(\d+) requests in/.exec(said)?.[1] ?? Number.NaN),
    errors: Number(/Non-2xx or 3xx responses: (\d+)/.exec(said)?.[1] ?? 0),
  }));
}

/** By its command line, which has worker threads. */
export function measureAutocannon(url: string, settings: ProgramSettings): Promise<Measurement> {
  const { users, seconds, threads } = settings;
  const script = fileURLToPath(import.meta.resolve('autocannon'));
  const numbers = ['-c', users, '-d', seconds, '-w', threads].map(String);
  const args = [script, '--json', ...numbers, url];
  return measureProgram(process.execPath, args, settings, (said) => {
    const { requests, errors, non2xx } = JSON.parse(said);
    return { requests: requests.total, errors: errors + non2xx };
  });
}

async function measureProgram(
  command: string,
  args: readonly string[],
  { seconds, serverPid }: ProgramSettings,
  read: (said: string) => Pick<Measurement, 'requests' | 'errors'>,
): Promise<Measurement> {
  const before = { own: endedChildrenCpuSeconds(), server: cpuSecondsOf(serverPid) };
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = exitOf(child);
  const said = await text(child.stdout);
  await ended;
  return {
    ...read(said),
    seconds,
    cpuSeconds: endedChildrenCpuSeconds() - before.own,
    serverCpuSeconds: cpuSecondsOf(serverPid) - before.server,
    memoryBytes: 0,
    memoryBytesBefore: 0,
  };
}

/** Of this process's children that were waited for. */
function endedChildrenCpuSeconds(): number {
  const stat = readFileSync('/proc/self/stat', 'latin1');
  const [cutime, cstime] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(13, 15)
    .map(Number);
  return ((cutime ?? 0) + (cstime ?? 0)) / ticksPerSecond;
}
