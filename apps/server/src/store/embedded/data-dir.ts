import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Makes the folder; others may pass through it (Postgres runs as a user of its own below root) but not look inside. */
export async function makeDataDir(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  await chmod(dir, 0o711);
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
