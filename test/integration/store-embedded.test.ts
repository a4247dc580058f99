import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptSecret, makeDataDir } from '../../apps/server/src/store/embedded/data-dir.ts';
import { lockDir } from '../../apps/server/src/store/embedded/dir-lock.ts';
import { EmbeddedPostgres } from '../../apps/server/src/store/embedded/embedded-postgres.ts';
import { postgresBinaries } from '../../apps/server/src/store/embedded/postgres-binaries.ts';
import { postgresHome, shelterOf } from '../../apps/server/src/store/embedded/postgres-home.ts';
import { postgresUser } from '../../apps/server/src/store/embedded/postgres-user.ts';
import { keptLog } from './server/kept-log.ts';
import { rows } from './server/stored.ts';

const run = promisify(execFile);

let parent: string;
let dir: string;
const running: EmbeddedPostgres[] = [];

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'flowload-embedded-'));
  await chmod(parent, 0o711);
  dir = join(parent, 'data');
  await makeDataDir(dir);
});
afterEach(async () => {
  for (const postgres of running.splice(0)) await postgres.stop();
  await rm(parent, { recursive: true, force: true });
  await rm(shelterOf(dir), { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const postgres = await EmbeddedPostgres.start(dir, keptLog());
  running.push(postgres);
  return postgres;
}

async function startAgain(postgres: EmbeddedPostgres): Promise<EmbeddedPostgres> {
  await postgres.stop();
  return start();
}

it('keeps what was written from one start to the next', async () => {
  const first = await start();
  await rows(first.url, 'create table kept as select 42 as answer');
  const second = await startAgain(first);
  expect(await rows(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

it('lets nobody in without the password, which only its owner can read', async () => {
  const { url } = await start();
  const wrong = new URL(url);
  wrong.password = 'guess';
  await expect(rows(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  const { mode } = await stat(join(dir, 'postgres.password'));
  expect(mode & 0o777).toBe(0o600);
});

it('starts over a pid file whose number belongs to another program by now', async () => {
  const first = await start();
  await first.stop();
  const pidFile = join(dir, 'postgres', 'postmaster.pid');
  await writeFile(pidFile, `${process.pid}\n${join(dir, 'postgres')}\n1\n5432\n\n127.0.0.1\n`);
  const { url } = await start();
  expect(await rows(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

it('makes its files anew when the first start was cut off in the middle', async () => {
  await mkdir(join(dir, 'postgres.new'), { recursive: true });
  await writeFile(join(dir, 'postgres.new', 'half'), 'done');
  const { url } = await start();
  expect(await rows(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

it('sorts and searches text the same way on every machine, whatever letters it has', async () => {
  const { url } = await start();
  expect(await rows(url, "select 'ÄPFEL' ilike '%äpf%' as found")).toEqual([{ found: true }]);
});

it('finds a shelter below folders that its user may not enter', async () => {
  await chmod(parent, 0o700);
  const first = await start();
  await rows(first.url, 'create table kept as select 1');
  const second = await startAgain(first);
  expect(await rows(second.url, 'select count(*)::int as rows from kept')).toEqual([{ rows: 1 }]);
});

it('copies its programs out of folders that its user may not enter', async () => {
  const user = await postgresUser();
  const { postgres } = await postgresBinaries();
  const hidden = join(parent, 'hidden');
  await cp(dirname(dirname(postgres)), hidden, { recursive: true, verbatimSymlinks: true });
  await chmod(parent, 0o700);
  const binaries = {
    postgres: join(hidden, 'bin', 'postgres'),
    initdb: join(hidden, 'bin', 'initdb'),
  };
  const home = await postgresHome(dir, binaries, user, keptLog());
  const { stdout } = await run(home.binaries.postgres, ['--version'], { ...user, cwd: '/' });
  expect(stdout).toContain('PostgreSQL');
});

it('locks a folder against a second server, until the first is gone', async () => {
  const lock = await lockDir(dir);
  await expect(lockDir(dir)).rejects.toThrow(/Another FlowLoad server \(process \d+\) works with/);
  await lock.release();
  const again = await lockDir(dir);
  await again.release();
});

it('takes the lock of a server that died, even when its number is in use again', async () => {
  await writeFile(join(dir, 'server.lock'), `${process.pid} another-boot:12345\n`);
  const lock = await lockDir(dir);
  expect(await readFile(join(dir, 'server.lock'), 'utf8')).toContain(`${process.pid} `);
  await lock.release();
});

it('gives a dead server’s lock to one alone of many that start at once', async () => {
  await writeFile(join(dir, 'server.lock'), '999999 gone\n');
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockDir(dir)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('says what to do about a folder that can’t be one', async () => {
  await writeFile(join(parent, 'file'), '');
  await expect(makeDataDir(join(parent, 'file', 'data'))).rejects.toThrow(/--data-dir/);
});

it('makes a secret once', async () => {
  const first = await keptSecret(dir, 'secret', 32);
  expect(await keptSecret(dir, 'secret', 32)).toBe(first);
  expect(Buffer.from(first, 'base64url')).toHaveLength(32);
});
