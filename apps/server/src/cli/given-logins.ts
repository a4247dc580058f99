import { LoginsFileError, parseLogins } from '@flowload/engine';
import type { Credentials } from '@flowload/engine/model/target.ts';
import { readNamedFile } from './named-file.ts';
import type { DiscoveryOptions } from './run-options.ts';
import { UsageError } from './usage-error.ts';

/** Who signs in: those given one by one, then those of a file; undefined when nobody was named. */
export async function givenLogins({
  login,
  logins,
}: Pick<DiscoveryOptions, 'login' | 'logins'>): Promise<readonly Credentials[] | undefined> {
  if (logins === undefined) return login;
  return [...(login ?? []), ...(await readLoginsFile(logins))];
}

/** Throws a `UsageError` that names the file and every line that is wrong. */
async function readLoginsFile(path: string): Promise<readonly Credentials[]> {
  const text = await readNamedFile('--logins', path);
  try {
    return parseLogins(text);
  } catch (error) {
    if (!(error instanceof LoginsFileError)) throw error;
    throw new UsageError(`--logins ${path}: ${error.message}`);
  }
}
