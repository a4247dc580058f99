import { createHash } from 'node:crypto';
import { access, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Log } from '../../log.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import type { PostgresUser } from './postgres-user.ts';

/** Where Postgres' files and programs lie. */
export interface PostgresHome {
  readonly clusterDir: string;
  readonly binaries: PostgresBinaries;
}

const shelters = '/var/lib/flowload';

/**
 * Root's Postgres runs as another user, who can't enter root's own folders: a clone in /root would
 * not work. Then the files lie in a shelter under /var/lib, with a copy of the programs if need be.
 */
export async function postgresHome(
  dataDir: string,
  binaries: PostgresBinaries,
  user: PostgresUser,
  log: Log,
): Promise<PostgresHome> {
  const usual = join(dataDir, 'postgres');
  if (user.uid === undefined) return { clusterDir: usual, binaries };
  const shelter = shelterOf(dataDir);
  const sheltered = join(shelter, 'postgres');
  const home = {
    clusterDir: (await isEnterable(dataDir)) && !(await exists(sheltered)) ? usual : sheltered,
    binaries: (await isEnterable(dirname(binaries.postgres)))
      ? binaries
      : await copied(binaries, shelter),
  };
  if (home.clusterDir === sheltered) {
    await mkdir(shelter, { recursive: true, mode: 0o755 });
    log.info(
      `Postgres must not run as root, and its user can't enter ${dataDir}: its files are in ${sheltered}.`,
    );
  }
  return home;
}

/** Of one data folder alone. */
export function shelterOf(dataDir: string): string {
  return join(shelters, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
}

/** True when everybody may pass through every folder on the way. */
async function isEnterable(dir: string): Promise<boolean> {
  const { mode } = await stat(dir);
  if ((mode & 0o001) === 0) return false;
  const parent = dirname(dir);
  return parent === dir || isEnterable(parent);
}

/** The whole installation, since the programs look for their libraries beside themselves. */
async function copied(binaries: PostgresBinaries, shelter: string): Promise<PostgresBinaries> {
  const from = dirname(dirname(binaries.postgres));
  const version = (await stat(binaries.postgres)).mtimeMs;
  const to = join(shelter, `native-${Math.round(version)}`);
  if (!(await exists(to))) {
    await mkdir(shelter, { recursive: true, mode: 0o755 });
    const fresh = `${to}.new`;
    await rm(fresh, { recursive: true, force: true });
    await cp(from, fresh, { recursive: true, verbatimSymlinks: true });
    await rename(fresh, to);
  }
  return { postgres: join(to, 'bin', 'postgres'), initdb: join(to, 'bin', 'initdb') };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
