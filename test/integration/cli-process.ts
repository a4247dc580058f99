import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../apps/server/bin/flowload.mjs', import.meta.url));

export interface CliResult {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCli {
  readonly result: Promise<CliResult>;
  /** What was written to stderr until now. */
  progress(): string;
  /** Resolves when stderr has the text; rejects when the command ends without it. */
  says(text: string | RegExp): Promise<void>;
  interrupt(): void;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Options for node itself. */
  readonly nodeArgs?: readonly string[];
}

const running = new Map<ChildProcess, Promise<CliResult>>();
/** A server stops its Postgres before it ends. */
const endWithinMs = 15_000;

/** Ends what a failed test left running, in good order, so that nothing of it stays behind. */
export async function endAll(): Promise<void> {
  const ended = [...running].map(async ([child, result]) => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), endWithinMs);
    await result.catch(() => undefined);
    clearTimeout(timer);
  });
  await Promise.all(ended);
}

/** Starts the command line as a user would, in a process of its own. */
export function startCli(args: readonly string[], options: CliOptions = {}): RunningCli {
  const child = spawn(process.execPath, [...(options.nodeArgs ?? []), bin, ...args], {
    cwd: options.cwd,
    env: { ...process.env, NO_COLOR: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const watchers = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    for (const watch of watchers) watch();
  });
  const result = new Promise<CliResult>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code, stdout, stderr });
    });
  });
  running.set(child, result);
  return {
    result,
    progress: () => stderr,
    says: (text) =>
      new Promise((resolve, reject) => {
        const watch = () => {
          if (typeof text === 'string' ? !stderr.includes(text) : !text.test(stderr)) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
        void result.then(() => reject(new Error(`It never said ${text}, but:\n${stderr}`)), reject);
      }),
    interrupt: () => child.kill('SIGINT'),
  };
}

/** Runs the command line to its end. */
export function cli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return startCli(args, options).result;
}
