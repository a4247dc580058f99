import type { z } from 'zod';
import type { FlowFile } from '../model/flow.ts';
import { checkFlows, type FlowProblem } from './flow-check.ts';
import { flowFileSchema } from './flow-schema.ts';
import { formatJson } from './format-json.ts';

/** A `flows.json` that can't be used. The message lists what is wrong, where, and what to write instead. */
export class FlowFileError extends Error {
  override readonly name = 'FlowFileError';
  readonly problems: readonly FlowProblem[];

  constructor(problems: readonly FlowProblem[], options?: ErrorOptions) {
    const shown = problems.slice(0, mostShown).map(({ path, message }) => `${path}: ${message}`);
    const more = problems.length - shown.length;
    super([...shown, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n'), options);
    this.problems = problems;
  }
}

const mostShown = 10;

/** Reads a flow file. @throws FlowFileError */
export function parseFlowFile(text: string): FlowFile {
  const result = flowFileSchema.safeParse(parse(text));
  if (!result.success) throw new FlowFileError(result.error.issues.flatMap(problemsOf));
  const problems = checkFlows(result.data.flows);
  if (problems.length > 0) throw new FlowFileError(problems);
  return result.data;
}

/** Writes a flow file as people like to read it: what fits stands on one line. */
export function formatFlowFile(file: FlowFile): string {
  return `${formatJson(file)}\n`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    const message = `the file is no JSON (${detail}): correct it, or make a new one with flowload discover`;
    throw new FlowFileError([{ path: 'flows.json', message }], { cause });
  }
}

/** Of a union the alternatives' own issues tell more than that none of them fits. */
function problemsOf(issue: z.core.$ZodIssue): FlowProblem[] {
  const path = pathText(issue.path);
  if (issue.path.length === 1 && issue.path[0] === 'version') {
    return [
      {
        path,
        message: 'this version is not known: write 1, or make the file anew with flowload discover',
      },
    ];
  }
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `“${key}”`).join(', ');
    return [{ path, message: `${keys} is not known here: remove it or correct its name` }];
  }
  if (issue.code === 'invalid_union' && issue.errors.length === 0) {
    return [{ path, message: 'this kind is not known: see flows.schema.json for those there are' }];
  }
  return [{ path, message: issue.message.replace(/^Invalid input: /, '') }];
}

function pathText(path: readonly PropertyKey[]): string {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
  return text === '' ? 'flows.json' : text;
}
