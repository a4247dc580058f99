import { Client } from 'pg';
import { delay } from '../delay.ts';
import type { Log } from '../log.ts';
import { StartupError } from '../startup-error.ts';

/** “FLOW” in ASCII: the number that every server asks this database's advisory lock for. */
const lockKey = 0x46_4c_4f_57;
/** The connection of a server that was killed may live a little longer than the server. */
const patienceMs = 5_000;
const retryMs = 500;

/**
 * One server works with a database at a time: a second would take the first one's runs for left
 * behind. The lock lives as long as its connection, so a crash lets it go; a connection that breaks
 * is made anew.
 */
export class DatabaseLock {
  readonly #url: string;
  readonly #log: Log;
  #client: Client | null = null;
  #released = false;

  private constructor(url: string, log: Log) {
    this.#url = url;
    this.#log = log;
  }

  /** Throws a `StartupError` when another server has it. */
  static async take(url: string, log: Log): Promise<DatabaseLock> {
    const lock = new DatabaseLock(url, log);
    const deadline = Date.now() + patienceMs;
    while (!(await lock.#acquire())) {
      if (Date.now() > deadline) {
        throw new StartupError(
          'Another FlowLoad server works with this database. Stop it, or give this one a database of its own.',
        );
      }
      await delay(retryMs);
    }
    return lock;
  }

  async release(): Promise<void> {
    this.#released = true;
    await this.#client?.end().catch(() => undefined);
  }

  async #acquire(): Promise<boolean> {
    const client = new Client({
      connectionString: this.#url,
      application_name: 'flowload lock',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ held: boolean }>(
        'select pg_try_advisory_lock($1) as held',
        [lockKey],
      );
      if (rows[0]?.held !== true) {
        await client.end();
        return false;
      }
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.#client = client;
    client.once('end', () => void this.#takeAgain());
    return true;
  }

  async #takeAgain(): Promise<void> {
    let warned = false;
    while (!this.#released) {
      const taken = await this.#acquire().catch(() => null);
      if (taken === true) return;
      if (taken === false && !warned) {
        warned = true;
        this.#log.error('Another FlowLoad server has taken this database over. Stop one of them.');
      }
      await delay(retryMs);
    }
  }
}
