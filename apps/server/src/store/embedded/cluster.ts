import { execFile } from 'node:child_process';
import { access, chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartupError } from '../../startup-error.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import type { PostgresUser } from './postgres-user.ts';

const run = promisify(execFile);

export const superuser = 'flowload';

/**
 * Makes the database cluster unless it is there. It is made beside its place and moved there when
 * whole, so that a start that was cut short leaves nothing half done.
 */
export async function ensureCluster(options: {
  readonly clusterDir: string;
  readonly password: string;
  readonly binaries: PostgresBinaries;
  readonly user: PostgresUser;
}): Promise<void> {
  const { clusterDir, password, binaries, user } = options;
  if (await exists(join(clusterDir, 'PG_VERSION'))) return;
  const fresh = `${clusterDir}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  const passwordFile = `${fresh}.password`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    if (user.uid !== undefined && user.gid !== undefined) {
      await chown(fresh, user.uid, user.gid);
      await chown(passwordFile, user.uid, user.gid);
    }
    await run(binaries.initdb, initdbArguments(fresh, passwordFile), { ...user, cwd: '/' });
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message.trim() : String(cause);
    throw new StartupError(`Postgres could not make its files in ${clusterDir}: ${detail}`, {
      cause,
    });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(fresh, clusterDir);
}

function initdbArguments(dir: string, passwordFile: string): string[] {
  return [
    `--pgdata=${dir}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same on every machine, whatever locales it has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
