import { MikroORM } from '@mikro-orm/postgresql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { intervalFigures } from '../../apps/server/src/services/interval-figures.ts';
import {
  type Database,
  databaseOptions,
  openDatabase,
} from '../../apps/server/src/store/database.ts';
import { makeDataDir as openDir } from '../../apps/server/src/store/embedded/data-dir.ts';
import { EmbeddedPostgres } from '../../apps/server/src/store/embedded/embedded-postgres.ts';
import { Runs } from '../../apps/server/src/store/migrations/001-runs.ts';
import { RunArchive } from '../../apps/server/src/store/run-archive.ts';
import { RunLedger } from '../../apps/server/src/store/run-ledger.ts';
import { createSecretBox } from '../../apps/server/src/store/secrets.ts';
import { parseRunConfig } from '../../packages/engine/src/run/run-config.ts';
import { keptLog } from './server/kept-log.ts';
import { olderRunId, storeOlderRun } from './server/older-rows.ts';
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

describe('what an older FlowLoad stored', () => {
  let database: Database;
  beforeEach(async () => {
    const orm = await MikroORM.init({
      ...databaseOptions(postgres.url),
      migrations: {
        migrationsList: [{ name: '001-runs', class: Runs }],
        snapshot: false,
        tableName: 'migrations',
      },
    });
    await orm.migrator.up();
    await orm.close(true);
    await storeOlderRun(postgres.url);
    database = await openDatabase(postgres.url, keptLog());
  });
  afterEach(() => database.close());

  it('its configuration is shown, and can be repeated', async () => {
    const run = await new RunArchive(database).run(olderRunId);
    expect(run).toMatchObject({ name: 'Older', verdict: 'failed', config: { logins: 1 } });
    const ledger = new RunLedger(database, createSecretBox('k'.repeat(43)));
    const full = await ledger.fullConfig(olderRunId);
    expect(full?.config).toEqual({
      ...parseRunConfig({
        url: 'http://127.0.0.1:9/',
        users: 3,
        durationMs: 1_000,
        network: { insecure: true },
      }),
      rampUpMs: 250,
    });
  });

  it('its intervals have phases by their names of today, and nothing where nothing was kept', async () => {
    const range = { fromSeq: 0, first: 10, totalOnly: false };
    const [interval] = await new RunArchive(database).intervals(olderRunId, range);
    expect(interval).toMatchObject({
      control: 'running',
      thresholds: [],
      examples: [{ message: 'The page does not show “Sign in”.', head: null }],
      generator: { cpu: 0.1, workers: [] },
    });
    const figures = interval === undefined ? [] : intervalFigures(interval);
    expect(figures.map(({ flowId, stepId }) => [flowId, stepId])).toEqual([
      [null, null],
      ['sign-in', null],
      ['sign-in', 'open-login'],
    ]);
    expect(figures[0]).toMatchObject({
      scenario: null,
      requests: 10,
      apdex: null,
      times: { waiting: { p50: 0.1 }, connecting: { p50: 0.1 }, sending: null, iteration: null },
    });
  });

  it('its summary is read', async () => {
    const summaries = await new RunArchive(database).summaries([olderRunId]);
    expect(summaries.get(olderRunId)).toMatchObject({
      verdict: 'failed',
      warnings: [],
      scenarios: [],
      capacity: null,
      total: {
        key: { scenario: null, flowId: null, stepId: null },
        requests: 10,
        apdex: null,
        times: { service: { p99: 4, p999: 5 }, waiting: { p95: 3 }, sending: { max: 0 } },
      },
      steps: [{ name: 'Open the login page', times: { connecting: { p50: 1 } } }],
      thresholds: [{ passed: false, failedAtMs: null, aborted: false }],
      examples: [{ body: 'Oops', check: null, head: null }],
    });
  });
});
