import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { runReportSchema } from './run-report.ts';

/** Where the JSON Schema of the report is kept; a test holds it current. */
export const schemaFile = new URL('../../run-report.schema.json', import.meta.url);

export function runReportJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(runReportSchema), null, 2)}\n`;
}

if (import.meta.main) await writeFile(schemaFile, runReportJsonSchema());
