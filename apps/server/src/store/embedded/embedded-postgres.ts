import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { delay } from '../../delay.ts';
import type { Log } from '../../log.ts';
import { StartupError } from '../../startup-error.ts';
import { ensureCluster, superuser } from './cluster.ts';
import { keptSecret } from './data-dir.ts';
import { freePort } from './free-port.ts';
import { clearLeftover } from './leftover-postgres.ts';
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries.ts';
import { postgresHome } from './postgres-home.ts';
import { type PostgresUser, postgresUser } from './postgres-user.ts';

/** Recovery after a crash can take long on a slow disk. */
const readyWithinMs = 60_000;
const stopWithinMs = 20_000;
const longestRestartDelayMs = 5_000;

interface Cluster {
  readonly clusterDir: string;
  readonly logFile: string;
  readonly port: number;
  readonly password: string;
  readonly binaries: PostgresBinaries;
  readonly user: PostgresUser;
}

/**
 * The bundled Postgres: a child process with its files in the data folder. It is started again
 * when it dies, and found again when it was left behind by a server that was killed.
 */
export class EmbeddedPostgres {
  readonly #cluster: Cluster;
  readonly #log: Log;
  #child: ChildProcess;
  #stopping = false;

  private constructor(cluster: Cluster, log: Log, child: ChildProcess) {
    this.#cluster = cluster;
    this.#log = log;
    this.#child = child;
    this.#watch(child);
  }

  /** The caller holds the data folder's lock. */
  static async start(dataDir: string, log: Log): Promise<EmbeddedPostgres> {
    const user = await postgresUser();
    const { clusterDir, binaries } = await postgresHome(
      dataDir,
      await postgresBinaries(),
      user,
      log,
    );
    const password = await keptSecret(dataDir, 'postgres.password', 24);
    await clearLeftover(clusterDir);
    await ensureCluster({ clusterDir, password, binaries, user });
    const logFile = join(dataDir, 'postgres.log');
    const cluster = { clusterDir, logFile, password, binaries, user, port: await freePort() };
    return new EmbeddedPostgres(cluster, log, await startServer(cluster));
  }

  get url(): string {
    return urlOf(this.#cluster);
  }

  /** Of the server process now; it changes when the server had to be started again. */
  get pid(): number {
    return this.#child.pid ?? -1;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await stopServer(this.#child);
  }

  #watch(child: ChildProcess): void {
    child.once('exit', (code, signal) => {
      if (this.#stopping) return;
      this.#log.warn(`Postgres ended unexpectedly (${signal ?? code}); starting it again.`);
      void this.#restart();
    });
  }

  async #restart(): Promise<void> {
    for (
      let delayMs = 50;
      !this.#stopping;
      delayMs = Math.min(delayMs * 2, longestRestartDelayMs)
    ) {
      try {
        await clearLeftover(this.#cluster.clusterDir);
        this.#child = await startServer(this.#cluster);
        if (this.#stopping) await stopServer(this.#child);
        else this.#watch(this.#child);
        return;
      } catch (error) {
        this.#log.error('Postgres could not be started again; trying once more.', error);
        await delay(delayMs);
      }
    }
  }
}

function urlOf({ port, password }: Cluster): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
}

/** Resolves when the server answers. */
async function startServer(cluster: Cluster): Promise<ChildProcess> {
  const log = await open(cluster.logFile, 'w', 0o600);
  const child = spawn(cluster.binaries.postgres, serverArguments(cluster), {
    ...cluster.user,
    cwd: '/',
    // Its own process group: Ctrl-C is for us alone, and what is queued is written before Postgres stops.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  const exited = new AbortController();
  child.once('exit', () => exited.abort());
  child.once('error', () => exited.abort());
  try {
    await answers(urlOf(cluster), exited.signal);
    return child;
  } catch (cause) {
    await stopServer(child);
    const told = (await readFile(cluster.logFile, 'utf8').catch(() => '')).trim().split('\n');
    throw new StartupError(`Postgres did not start: ${told.slice(-3).join(' ')}`, { cause });
  }
}

function serverArguments({ clusterDir, port }: Cluster): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '40',
    shared_buffers: '64MB',
    // Containers often have a shared memory too small for parallel queries.
    max_parallel_workers_per_gather: '0',
    log_checkpoints: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', clusterDir, ...flags];
}

async function answers(url: string, exited: AbortSignal): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return;
    } catch (error) {
      if (exited.aborted || Date.now() > deadline) throw error;
    } finally {
      await client.end().catch(() => undefined);
    }
    await delay(30);
  }
}

/** A fast shutdown: open transactions are rolled back, what was committed is on disk. */
async function stopServer(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), stopWithinMs);
  await exited;
  clearTimeout(timer);
}
