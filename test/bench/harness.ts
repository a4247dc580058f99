import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** Clock ticks a second, as /proc counts CPU time; 100 on every Linux there is for Node. */
export const ticksPerSecond = 100;

const pageBytes = 4096;

/** Of a process and all below it. */
export interface ProcessUsage {
  /** User and system, ended children included. */
  readonly cpuSeconds: number;
  readonly memoryBytes: number;
}

export function processTreeUsage(root: number): ProcessUsage {
  const all = new Map<number, ProcessStat>();
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    const stat = Number.isInteger(pid) ? readStat(pid) : null;
    if (stat !== null) all.set(pid, stat);
  }
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === root || isBelow(all.get(pid)?.parent));
  const tree = [...all].flatMap(([pid, stat]) => (isBelow(pid) ? [stat] : []));
  return {
    cpuSeconds: tree.reduce((sum, { ticks }) => sum + ticks, 0) / ticksPerSecond,
    memoryBytes: tree.reduce((sum, { pages }) => sum + pages, 0) * pageBytes,
  };
}

/** That the process and all below it took so far; 0 for nobody. */
export function cpuSecondsOf(pid: number | null): number {
  return pid === null ? 0 : processTreeUsage(pid).cpuSeconds;
}

interface ProcessStat {
  readonly parent: number;
  readonly ticks: number;
  readonly pages: number;
}

function readStat(pid: number): ProcessStat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in brackets may hold spaces and brackets itself.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [utime, stime, cutime, cstime] = fields.slice(11, 15).map(Number);
    const ticks = (utime ?? 0) + (stime ?? 0) + (cutime ?? 0) + (cstime ?? 0);
    return { parent: Number(fields[1]), ticks, pages: Number(fields[21]) };
  } catch {
    return null;
  }
}

/** What a contender says on its standard output, a line of JSON each. */
export type ContenderMessage =
  /** Warm: what follows is measured. */
  | { readonly kind: 'begin' }
  | { readonly kind: 'end'; readonly requests: number; readonly errors: number };

export interface Measurement {
  readonly requests: number;
  readonly errors: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** What the server took meanwhile; 0 when nobody asked for it. */
  readonly serverCpuSeconds: number;
  /** Resident memory of the process tree at its end, in bytes. */
  readonly memoryBytes: number;
  /** At its beginning. */
  readonly memoryBytesBefore: number;
}

/**
 * Runs a contender's script in a process of its own and measures it from outside, between the marks
 * that it sets, so that every contender is measured in the same way.
 */
export async function measureContender(
  script: string,
  settings: Readonly<Record<string, string | number>>,
  serverPid: number | null = null,
): Promise<Measurement> {
  const child = spawn(process.execPath, [script, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = exitOf(child);
  const look = () => ({
    at: performance.now(),
    usage: processTreeUsage(child.pid ?? 0),
    serverCpuSeconds: cpuSecondsOf(serverPid),
  });
  let began: ReturnType<typeof look> | null = null;
  let measured: Measurement | null = null;
  for await (const line of createInterface({ input: child.stdout })) {
    const message = JSON.parse(line) as ContenderMessage;
    const now = look();
    if (message.kind === 'begin') began = now;
    else if (began !== null) {
      const { requests, errors } = message;
      measured = {
        requests,
        errors,
        seconds: (now.at - began.at) / 1000,
        cpuSeconds: now.usage.cpuSeconds - began.usage.cpuSeconds,
        serverCpuSeconds: now.serverCpuSeconds - began.serverCpuSeconds,
        memoryBytes: now.usage.memoryBytes,
        memoryBytesBefore: began.usage.memoryBytes,
      };
    }
  }
  const code = await ended;
  if (code !== 0 || measured === null)
    throw new Error(`${script} ended with ${code} and no figures`);
  return measured;
}

/** For contenders: says something to the harness. */
export function tellHarness(message: ContenderMessage): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** For contenders: what the harness wants. */
export function contenderSettings(): Readonly<Record<string, string | number>> {
  return JSON.parse(process.argv[2] ?? '{}');
}

/** Runs contenders by turns, so that what disturbs the machine disturbs all of them. */
export async function interleaved<Name extends string>(
  rounds: number,
  contenders: Readonly<Record<Name, () => Promise<Measurement>>>,
  onRound: (round: number, name: Name, measurement: Measurement) => void,
): Promise<Record<Name, Measurement[]>> {
  const names = Object.keys(contenders) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    Measurement[]
  >;
  for (let round = 0; round < rounds; round++) {
    // Who goes first alternates as well.
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const measurement = await contenders[name]();
      results[name].push(measurement);
      onRound(round, name, measurement);
    }
  }
  return results;
}

export function perCpuSecond({ requests, cpuSeconds }: Measurement): number {
  return requests / cpuSeconds;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

export interface StartedProcess {
  /** The first line it printed. */
  readonly greeting: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts a server's script and waits for its first line. */
export async function startProcess(
  script: string,
  args: readonly string[],
): Promise<StartedProcess> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = exitOf(child);
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([
    new Promise<string>((resolve) => lines.once('line', resolve)),
    ended.then((code) => Promise.reject(new Error(`${script} ended with ${code}`))),
  ]);
  return {
    greeting: first,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

export function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

/** Columns padded to their widest cell; the first is left-aligned, numbers are not. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  ')).join('\n');
}

/** Says what a figure came to beside its bar. */
export function judge(figure: string, bar: string, met: boolean): boolean {
  console.log(`${met ? 'met   ' : 'MISSED'}  ${figure} (bar: ${bar})`);
  return met;
}
