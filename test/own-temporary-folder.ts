import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearLeftover } from '../apps/server/src/store/embedded/leftover-postgres.ts';

/**
 * A test run has a temporary folder of its own, so that nothing of it stays on the machine: not of a test that failed, nor
 * of one whose clean-up did. Postgres, which runs as another user, may pass through it.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'flowload-tests-'));
  await chmod(folder, 0o711);
  // Workers, and what they start, inherit it.
  process.env.TMPDIR = folder;
  return async () => {
    for (const name of await readdir(folder)) await clearLeftover(join(folder, name, 'postgres'));
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
}
