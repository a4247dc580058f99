import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { delay } from '../../delay.ts';
import { StartupError } from '../../startup-error.ts';
import { commandLine, processIdentity } from './process-identity.ts';

const stopWithinMs = 30_000;

/**
 * A server that was killed leaves its Postgres running, or a pid file behind. Stops the one and
 * removes the other, after making sure that the process is the Postgres of this very folder.
 */
export async function clearLeftover(clusterDir: string): Promise<void> {
  const file = join(clusterDir, 'postmaster.pid');
  const pid = await pidIn(file);
  if (pid === null) return;
  if (!(await isPostgresOf(pid, clusterDir))) {
    await rm(file, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + stopWithinMs;
  while ((await processIdentity(pid)) !== null) {
    if (Date.now() > deadline) {
      throw new StartupError(
        `The Postgres of an earlier start (process ${pid}) does not stop. End it and start again.`,
      );
    }
    await delay(20);
  }
}

async function pidIn(file: string): Promise<number | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  const pid = Number.parseInt(text?.split('\n', 1)[0] ?? '', 10);
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

/** The pid may belong to nobody or to any other program by now. */
async function isPostgresOf(pid: number, clusterDir: string): Promise<boolean> {
  const command = await commandLine(pid);
  return command?.includes('postgres') === true && command.includes(clusterDir);
}
