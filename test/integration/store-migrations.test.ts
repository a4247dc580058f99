import { MikroORM } from '@mikro-orm/postgresql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { databaseOptions, openDatabase } from '../../apps/server/src/store/database.ts';
import { makeDataDir as openDir } from '../../apps/server/src/store/embedded/data-dir.ts';
import { EmbeddedPostgres } from '../../apps/server/src/store/embedded/embedded-postgres.ts';
import { keptLog } from './server/kept-log.ts';
import { rows } from './server/stored.ts';
import { makeDataDir, removeDataDir } from './server/test-server.ts';

let dir: string;
let postgres: EmbeddedPostgres;
beforeEach(async () => {
  dir = await makeDataDir();
  await openDir(dir);
  postgres = await EmbeddedPostgres.start(dir, keptLog());
});
afterEach(async () => {
  await postgres.stop();
  await removeDataDir(dir);
});

it('makes the tables that the entities describe, and nothing is left to change', async () => {
  const database = await openDatabase(postgres.url, keptLog());
  await database.close();
  const orm = await MikroORM.init(databaseOptions(postgres.url));
  const missing = await orm.schema.getUpdateSchemaSQL({ wrap: false, safe: false });
  await orm.close(true);
  expect(missing.trim()).toBe('');
  const tables = await rows<{ table_name: string }>(
    postgres.url,
    "select table_name from information_schema.tables where table_schema = 'public' order by 1",
  );
  expect(tables.map(({ table_name }) => table_name)).toEqual([
    'flows',
    'intervals',
    'metrics_summary',
    'migrations',
    'run_events',
    'site_graphs',
    'steps',
    'targets',
    'test_runs',
  ]);
});

it('does nothing to tables that are up to date', async () => {
  const log = keptLog();
  await (await openDatabase(postgres.url, log)).close();
  await (await openDatabase(postgres.url, log)).close();
  expect(log.lines.filter((line) => line.includes('001-runs'))).toHaveLength(1);
});
