import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Tells a process from a later one with the same number: pids are used again, most of all in
 * containers. Null when there is no such process.
 */
export async function processIdentity(pid: number): Promise<string | null> {
  return (await fromProc(pid)) ?? (await fromPs(pid, 'lstart='));
}

/** The process's command line; null when there is no such process or it can't be read. */
export async function commandLine(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return text === null ? fromPs(pid, 'command=') : text.replaceAll('\0', ' ').trim();
}

/** Start time in clock ticks since the boot: field 22, counted after the name, which may hold anything. */
async function fromProc(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, started] = [fields[0], fields[19]];
  if (state === 'Z' || started === undefined) return null;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${boot.trim()}:${started}`;
}

async function fromPs(pid: number, field: string): Promise<string | null> {
  try {
    const { stdout } = await run('ps', ['-o', field, '-p', String(pid)]);
    return stdout.trim() || null;
  } catch {
    return null;
  }
}
