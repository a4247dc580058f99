import { readFile, writeFile } from 'node:fs/promises';
import { createSchema } from './create-schema.ts';
import { printedSchema } from './printed-schema.ts';

/** Writes the schema beside this package's manifest; with `--check` it fails when the file is stale. */
const file = new URL('../schema.graphql', import.meta.url);
const printed = printedSchema(createSchema());

if (!process.argv.includes('--check')) {
  await writeFile(file, printed);
} else if ((await readFile(file, 'utf8')) !== printed) {
  process.stderr.write('schema.graphql is stale. Run `npm run schema:print` and commit it.\n');
  process.exitCode = 1;
}
