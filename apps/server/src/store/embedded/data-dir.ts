import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartupError } from '../../startup-error.ts';

/**
 * Makes the folder. Below root others may pass through it, since Postgres runs as a user of its own
 * there, but not look inside. Throws a `StartupError` when it can't be written to.
 */
export async function makeDataDir(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    if (process.getuid?.() === 0) await chmod(dir, 0o711);
    await access(dir, constants.W_OK);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartupError(
      `FlowLoad can't keep its data in ${dir} (${reason}). Choose another folder with --data-dir or FLOWLOAD_DATA_DIR.`,
      { cause },
    );
  }
}

/** A secret that is made once and kept in a file that only its owner reads. `bytes` is its strength. */
export async function keptSecret(dir: string, name: string, bytes: number): Promise<string> {
  const file = join(dir, name);
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept !== null && kept.trim() !== '') return kept.trim();
  const secret = randomBytes(bytes).toString('base64url');
  const fresh = `${file}.new`;
  await writeFile(fresh, `${secret}\n`, { mode: 0o600 });
  await rename(fresh, file);
  return secret;
}
