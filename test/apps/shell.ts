import { spawn } from 'node:child_process';

export interface ShellResult {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ShellOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Ends the program, softly. */
  readonly signal: AbortSignal;
  /** Told of what it says on stderr, as it comes. */
  onProgress?(text: string): void;
}

/** Runs a program to its end; that it fails is part of the result. Throws when it can't be started or is cut short. */
export async function runProgram(
  program: string,
  args: readonly string[],
  { env, cwd, signal, onProgress }: ShellOptions,
): Promise<ShellResult> {
  signal.throwIfAborted();
  const child = spawn(program, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = () => child.kill('SIGTERM');
  signal.addEventListener('abort', end, { once: true });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    onProgress?.(text);
  });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    signal.throwIfAborted();
    return { code, stdout, stderr };
  } finally {
    signal.removeEventListener('abort', end);
  }
}
