import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';

/**
 * Does it in one transaction. MikroORM's own `transactional` begins it by Kysely's `startTransaction`, which never gives
 * the connection back when `begin`, `commit` or `rollback` fails: each outage would cost the pool one for good. Kysely's
 * `transaction` always does.
 */
export async function inTransaction<T>(
  orm: MikroORM,
  work: (em: EntityManager) => Promise<T>,
): Promise<T> {
  const em = orm.em.fork();
  const outcome: { error?: unknown } = {};
  try {
    return await em
      .getKysely()
      .transaction()
      .execute(async (transaction) => {
        em.setTransactionContext(transaction);
        return await work(em).catch((error: unknown) => {
          outcome.error = error;
          throw error;
        });
      });
  } catch (error) {
    // Over a connection that broke the rollback fails too, and says less than what failed first.
    throw outcome.error ?? error;
  }
}
