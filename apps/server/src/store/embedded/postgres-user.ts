import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { StartupError } from '../../startup-error.ts';

const run = promisify(execFile);

/** Whom Postgres runs as. Empty: ourselves. */
export interface PostgresUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** Postgres refuses to run as root, so root runs it as the user `postgres`, who is made when missing. */
export async function postgresUser(): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) return {};
  const known = await idsOf('postgres');
  if (known !== null) return known;
  try {
    await run('groupadd', ['--system', '--force', 'postgres']);
    await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
  } catch (cause) {
    throw new StartupError(
      'Postgres must not run as root, and a user “postgres” could not be made. Start FlowLoad as another user, or give DATABASE_URL.',
      { cause },
    );
  }
  return (await idsOf('postgres')) ?? {};
}

async function idsOf(name: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}
