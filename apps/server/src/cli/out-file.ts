import { constants } from 'node:fs';
import { access, mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from './usage-error.ts';

/** Finds out before a long run whether its result can be written. Throws a `UsageError` when not. */
export async function checkOutFile(path: string): Promise<void> {
  const folder = dirname(path);
  const isFolder = (at: string) =>
    stat(at).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
  if (await isFolder(path)) throw new UsageError(`--out: ${path} is a folder; give a file in it.`);
  if (!(await isFolder(folder))) {
    throw new UsageError(`--out: there is no folder ${folder}. Make it first, or write elsewhere.`);
  }
  const mayWrite = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!mayWrite) throw new UsageError(`--out: ${folder} may not be written to.`);
}

/** Makes the folder anew when it went away during the run: what took so long is not lost for it. */
export async function writeOutFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text.endsWith('\n') ? text : `${text}\n`);
}
