import { readFile } from 'node:fs/promises';
import { UsageError } from './usage-error.ts';

/** Throws a `UsageError` that names the flag and says why the file can't be read. */
export async function readNamedFile(flag: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') throw new UsageError(`${flag}: there is no file ${path}.`);
    if (code === 'EISDIR') throw new UsageError(`${flag}: ${path} is a folder; give a file in it.`);
    throw error;
  }
}
