import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { delay } from '../../delay.ts';
import { StartupError } from '../../startup-error.ts';
import { processIdentity } from './process-identity.ts';

/** Keeps a second server out of a data folder. */
export interface DirLock {
  release(): Promise<void>;
}

const patienceMs = 20_000;
const retryMs = 20;
const abandonedMs = 5_000;

/**
 * Takes the folder's lock, over a dead owner's if need be. Throws a `StartupError` when another
 * server that is alive holds it.
 */
export async function lockDir(dir: string): Promise<DirLock> {
  const file = join(dir, 'server.lock');
  const content = `${process.pid} ${await processIdentity(process.pid)}\n`;
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    if (await createFile(file, content)) return { release: () => releaseFile(file, content) };
    const owner = await readFile(file, 'utf8').catch(() => null);
    if (owner === null) continue;
    if (await isHeld(owner)) throw heldError(dir, owner);
    await removeStale(file, owner);
  }
  throw new StartupError(`Could not lock ${dir}. Start the server again.`);
}

/** Written whole before it gets its name, so that nobody reads half of it. False when the name is taken. */
async function createFile(file: string, content: string): Promise<boolean> {
  const fresh = `${file}.${randomUUID()}`;
  await writeFile(fresh, content, { mode: 0o600 });
  try {
    await link(fresh, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(fresh, { force: true });
  }
}

async function isHeld(owner: string): Promise<boolean> {
  const [pid = '', ...identity] = owner.trim().split(' ');
  const alive = await processIdentity(Number(pid));
  return alive !== null && alive === identity.join(' ');
}

/**
 * Several servers may see the same dead owner at once, and a lock must not be taken from whoever
 * was the quickest: only the one that made the folder removes, after it has looked again.
 */
async function removeStale(file: string, owner: string): Promise<void> {
  const breaking = `${file}.breaking`;
  try {
    await mkdir(breaking);
  } catch {
    await delay(retryMs);
    await removeAbandoned(breaking);
    return;
  }
  try {
    if ((await readFile(file, 'utf8').catch(() => null)) === owner) await rm(file);
  } finally {
    await rmdir(breaking);
  }
}

/** Of a server that died while it removed a lock, which takes no time. */
async function removeAbandoned(breaking: string): Promise<void> {
  const made = await stat(breaking).catch(() => null);
  if (made !== null && Date.now() - made.mtimeMs > abandonedMs) {
    await rmdir(breaking).catch(() => undefined);
  }
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
