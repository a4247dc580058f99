import { buildSchema, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { createSchema } from './create-schema.ts';
import { costRule } from './limits.ts';

const schema = buildSchema('type Query { inner: Query, list: [Query], number: Int }');

function codesOf(query: string, operationName: string | null = null): unknown[] {
  const rule = costRule({ context: {}, variables: {}, operationName });
  return validate(schema, parse(query), [rule]).map(({ extensions }) => extensions.code);
}

function nested(field: string, depth: number): string {
  return `${`${field} { `.repeat(depth - 1)}number${' }'.repeat(depth - 1)}`;
}

it.each([
  { query: `{ ${nested('inner', 14)} }`, codes: [], says: 'as deep as allowed' },
  { query: `{ ${nested('inner', 15)} }`, codes: ['QUERY_TOO_DEEP'], says: 'one too deep' },
  { query: `{ ${nested('list', 6)} }`, codes: [], says: 'lists of ten in lists, five times' },
  { query: `{ ${nested('list', 8)} }`, codes: ['QUERY_TOO_COSTLY'], says: 'seven times' },
  {
    query: `{ ...f } fragment f on Query { ${nested('inner', 15)} }`,
    codes: ['QUERY_TOO_DEEP'],
    says: 'hidden in a fragment',
  },
])('judges a query $says', ({ query, codes }) => {
  expect(codesOf(query)).toEqual(codes);
});

it('judges the operation that is asked for, and not its neighbours', () => {
  const query = `query A { number } query B { ${nested('inner', 15)} }`;
  expect(codesOf(query, 'A')).toEqual([]);
  expect(codesOf(query, 'B')).toEqual(['QUERY_TOO_DEEP']);
});

it('does not let a refused number of rows pay for the rest of the query', () => {
  const query = `{
    a: run(id: "a") { intervals(first: -1000000000) { seq } }
    b: runs(first: 100) { edges { node { intervals { seq activeUsers } } } }
  }`;
  const rule = costRule({ context: {}, variables: {}, operationName: null });
  const errors = validate(createSchema(), parse(query), [rule]);
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['QUERY_TOO_COSTLY']);
});
