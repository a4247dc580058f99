import { readFile } from 'node:fs/promises';
import { LoginsFileError, parseLogins } from '@flowload/engine';
import type { Credentials } from '@flowload/engine/model/target.ts';
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
  try {
    return parseLogins(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof LoginsFileError)
      throw new UsageError(`--logins ${path}: ${error.message}`);
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') throw new UsageError(`--logins: there is no file ${path}.`);
    if (code === 'EISDIR')
      throw new UsageError(`--logins: ${path} is a folder; give a file in it.`);
    throw error;
  }
}
