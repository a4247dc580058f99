import type { DatabaseHealth } from '@flowload/schema';
import { delay } from '../delay.ts';
import type { Log } from '../log.ts';
import { StartupError } from '../startup-error.ts';
import { connectError } from './connect-error.ts';
import { type Database, openDatabase } from './database.ts';
import { isConnectionLoss, rootMessage } from './database-errors.ts';
import { DatabaseLock } from './database-lock.ts';
import { keptSecret, makeDataDir } from './embedded/data-dir.ts';
import { lockDir } from './embedded/dir-lock.ts';
import { EmbeddedPostgres } from './embedded/embedded-postgres.ts';
import { createSecretBox, type SecretBox } from './secrets.ts';

export interface StoreOptions {
  /** The bundled Postgres when left out. */
  readonly databaseUrl?: string | undefined;
  /** Where the bundled Postgres and the key for passwords are kept. */
  readonly dataDir: string;
  readonly log: Log;
}

/** The database, opened and ours alone. */
export interface Store {
  readonly database: Database;
  readonly secretBox: SecretBox;
  readonly embedded: EmbeddedPostgres | null;
  health(): Promise<DatabaseHealth>;
  close(): Promise<void>;
}

/** A database that starts together with us gets this long. */
const externalPatienceMs = 10_000;
const healthPatienceMs = 3_000;

/** Throws a `StartupError` that says what to do when there is no way to the database. */
export async function openStore({ databaseUrl, dataDir, log }: StoreOptions): Promise<Store> {
  await makeDataDir(dataDir);
  const closers: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    for (const close of closers.toReversed()) await close();
  };
  try {
    const embedded = databaseUrl ? null : await startEmbedded(dataDir, log, closers);
    const url = databaseUrl || embedded?.url;
    if (url === undefined) throw new Error('There is a database either way.');
    const lock = await takeLock(url, log);
    closers.push(() => lock.release());
    const database = await openDatabase(url, log);
    closers.push(() => database.close());
    const secretBox = createSecretBox(await keptSecret(dataDir, 'secret.key', 32));
    const health = () => databaseHealth(database, embedded !== null);
    return { database, secretBox, embedded, health, close: closeAll };
  } catch (error) {
    await closeAll();
    throw databaseUrl ? connectError(databaseUrl, error) : error;
  }
}

async function startEmbedded(
  dataDir: string,
  log: Log,
  closers: (() => Promise<void>)[],
): Promise<EmbeddedPostgres> {
  const lock = await lockDir(dataDir);
  closers.push(() => lock.release());
  const embedded = await EmbeddedPostgres.start(dataDir, log);
  closers.push(() => embedded.stop());
  return embedded;
}

async function takeLock(url: string, log: Log): Promise<DatabaseLock> {
  if (!URL.canParse(url)) {
    throw new StartupError(
      'DATABASE_URL is no address. Write it as postgres://user:password@host:5432/database.',
    );
  }
  const deadline = Date.now() + externalPatienceMs;
  for (let told = false; ; told = true) {
    try {
      return await DatabaseLock.take(url, log);
    } catch (error) {
      if (!isConnectionLoss(error) || Date.now() > deadline) throw error;
      if (!told) log.info('Waiting for the database to answer.');
      await delay(500);
    }
  }
}

async function databaseHealth(database: Database, embedded: boolean): Promise<DatabaseHealth> {
  try {
    await answersInTime(database.read((em) => em.execute('select 1')));
    return { reachable: true, embedded, message: null };
  } catch (error) {
    const reason = rootMessage(error);
    const message = `The database does not answer (${reason}). Runs go on; what they measure is kept in memory and stored when it is back.`;
    return { reachable: false, embedded, message };
  }
}

/** A network that swallows packets would keep whoever asks waiting for half a minute. */
async function answersInTime(answer: Promise<unknown>): Promise<void> {
  const tooLate = new AbortController();
  const late = delay(healthPatienceMs, tooLate.signal).then(() => {
    throw new Error(`no answer within ${healthPatienceMs / 1000} s`);
  });
  try {
    await Promise.race([answer, late]);
  } finally {
    late.catch(() => undefined);
    tooLate.abort();
  }
}
