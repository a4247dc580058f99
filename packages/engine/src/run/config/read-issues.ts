import type { z } from 'zod';
import type { ConfigIssue } from '../config-error.ts';

/** What a schema found wrong, each with the path of its field. */
export function issuesOf({ issues }: z.ZodError, under: readonly string[] = []): ConfigIssue[] {
  return issues.flatMap((issue) => {
    const path = [...under, ...issue.path.map(String)];
    if (issue.code !== 'unrecognized_keys') {
      return [{ field: path.join('.'), message: issue.message }];
    }
    return issue.keys.map((key) => ({
      field: [...path, key].join('.'),
      message: `“${key}” does not belong here: remove it, or correct its name.`,
    }));
  });
}
