import { readFileSync } from 'node:fs';
import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { createSchema } from './create-schema.ts';
import { costRule } from './limits.ts';

const docs = readFileSync(new URL('../../../docs/graphql-api.md', import.meta.url), 'utf8');
const queries = Array.from(docs.matchAll(/```graphql\n([\s\S]*?)```/g), ([, query = '']) => query);
const schema = createSchema();

it.each(queries)('answers what its documentation asks: %s', (query) => {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const variables = { id: 'run_x' };
  const rule = costRule({ context: {}, variables, operationName: null });
  expect(validate(schema, document, [rule])).toEqual([]);
});

it('has a query to show for each kind of operation', () => {
  expect(queries.join('\n')).toMatch(/query[\s\S]*subscription/);
});
