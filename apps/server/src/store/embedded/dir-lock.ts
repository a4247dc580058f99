import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartupError } from '../../startup-error.ts';
import { processIdentity } from './process-identity.ts';

/** Keeps a second server out of a data folder. */
export interface DirLock {
  release(): Promise<void>;
}

/**
 * Takes the folder's lock, over a dead owner's if need be. Throws a `StartupError` when another
 * server that is alive holds it.
 */
export async function lockDir(dir: string): Promise<DirLock> {
  const file = join(dir, 'server.lock');
  const content = `${process.pid} ${await processIdentity(process.pid)}\n`;
  for (let attempt = 0; attempt < 10; attempt += 1) {
    if (await createFile(file, content)) return { release: () => releaseFile(file, content) };
    const owner = await readFile(file, 'utf8').catch(() => null);
    if (owner === null) continue;
    if (await isHeld(owner)) throw heldError(dir, owner);
    await removeStale(file, owner);
  }
  throw new StartupError(`Could not lock ${dir}. Start the server again.`);
}

async function createFile(file: string, content: string): Promise<boolean> {
  try {
    await writeFile(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isHeld(owner: string): Promise<boolean> {
  const [pid = '', ...identity] = owner.trim().split(' ');
  const alive = await processIdentity(Number(pid));
  return alive !== null && alive === identity.join(' ');
}

/** Two servers may see the same dead owner at once: whoever moved away a newer lock by mistake puts it back. */
async function removeStale(file: string, owner: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  await rename(file, aside).catch(() => undefined);
  const moved = await readFile(aside, 'utf8').catch(() => null);
  if (moved !== null && moved !== owner) await rename(aside, file);
  else await rm(aside, { force: true });
}

async function releaseFile(file: string, content: string): Promise<void> {
  const current = await readFile(file, 'utf8').catch(() => null);
  if (current === content) await rm(file, { force: true });
}

function heldError(dir: string, owner: string): StartupError {
  const pid = owner.split(' ', 1)[0];
  return new StartupError(
    `Another FlowLoad server (process ${pid}) works with ${dir}. Stop it, or give this one its own folder with --data-dir or FLOWLOAD_DATA_DIR.`,
  );
}
