import type { ScenarioConfigInput } from '@flowload/engine';
import { readNamedFile } from './named-file.ts';
import { UsageError } from './usage-error.ts';

/**
 * The scenarios of a JSON file: a list, or an object with one as `scenarios`. What is in them is
 * checked together with the rest of the run. Throws a `UsageError` when there is no such list.
 */
export async function readScenarioFile(path: string): Promise<readonly ScenarioConfigInput[]> {
  const content = parsed(await readNamedFile('--scenarios', path), path);
  const list =
    typeof content === 'object' && content !== null && 'scenarios' in content
      ? content.scenarios
      : content;
  if (!Array.isArray(list)) {
    throw new UsageError(
      `--scenarios: ${path} must hold a list of scenarios, each with a name and an executor (docs/cli.md shows one).`,
    );
  }
  return list;
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--scenarios: ${path} is not sound JSON: ${why}`);
  }
}
