import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { FlowFileError, parseFlowFile, type RunConfigInput } from '@flowload/engine';
import type { FlowFile } from '@flowload/engine/model/flow.ts';
import { UsageError } from './usage-error.ts';

/** What `flowload run` was pointed at: an address to discover, or flows from a file. */
export async function readSubject(
  subject: string,
): Promise<Pick<RunConfigInput, 'url' | 'flows' | 'credentials'>> {
  if (!isFile(subject)) return { url: subject };
  const { url, flows, accounts } = await readFlows(subject);
  return { url, flows, credentials: accounts };
}

/** What ends in .json and has no scheme is a file, whether it exists or not. */
function isFile(subject: string): boolean {
  return (
    !/^[a-z][a-z\d+.-]*:\/\//i.test(subject) && (/\.json$/i.test(subject) || existsSync(subject))
  );
}

/** Reads a flow file. Throws a `UsageError` that says what is wrong with it. */
export async function readFlows(path: string): Promise<FlowFile> {
  const text = await readText(path);
  try {
    return parseFlowFile(text);
  } catch (error) {
    if (!(error instanceof FlowFileError)) throw error;
    throw new UsageError(`${path}: ${error.message}`);
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') {
      throw new UsageError(
        `There is no file ${path}. Make one with “flowload discover <url> --out ${path}”, or give an address.`,
      );
    }
    if (code === 'EISDIR') throw new UsageError(`${path} is a folder; give a flow file in it.`);
    throw error;
  }
}
