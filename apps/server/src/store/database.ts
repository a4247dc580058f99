import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Log } from '../log.ts';
import { whileReachable } from './database-errors.ts';
import { entities } from './entities/all.ts';
import { inTransaction } from './in-transaction.ts';
import { migrations } from './migrations/all.ts';

/** The ORM over one Postgres, migrated. */
export interface Database {
  readonly orm: MikroORM;
  /** Does it with an entity manager of its own; throws `DatabaseUnreachableError` when there is no connection. */
  read<T>(work: (em: EntityManager) => Promise<T>): Promise<T>;
  /** The same in one transaction. */
  transact<T>(work: (em: EntityManager) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function databaseOptions(url: string) {
  return defineConfig({
    clientUrl: url,
    entities: [...entities],
    extensions: [Migrator],
    migrations: { migrationsList: migrations, snapshot: false, tableName: 'migrations' },
    pool: { min: 0, max: 10 },
    driverOptions: {
      // Whole, for what the ORM leaves out of it, such as sslmode.
      connectionString: url,
      application_name: 'flowload',
      connectionTimeoutMillis: 5_000,
      // A network that swallows packets must not hold a query for ever.
      query_timeout: 30_000,
      keepAlive: true,
    },
    forceUtcTimezone: true,
    logger: () => undefined,
  });
}

/** Connects and brings the tables up to date. The caller holds the database's lock. */
export async function openDatabase(url: string, log: Log): Promise<Database> {
  const orm = await MikroORM.init(databaseOptions(url));
  const applied = await orm.migrator.up();
  for (const { name } of applied) log.info(`Database brought up to ${name}.`);
  return {
    orm,
    read: (work) => whileReachable(() => work(orm.em.fork())),
    transact: (work) => whileReachable(() => inTransaction(orm, work)),
    close: () => orm.close(true),
  };
}
