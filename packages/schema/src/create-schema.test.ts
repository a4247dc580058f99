import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createSchema } from './create-schema.ts';
import { printedSchema } from './printed-schema.ts';

it('is what schema.graphql says; `npm run schema:print` brings the file up to date', async () => {
  const committed = await readFile(new URL('../schema.graphql', import.meta.url), 'utf8');
  expect(printedSchema(createSchema())).toBe(committed);
});
