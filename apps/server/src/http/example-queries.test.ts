import { createSchema } from '@flowload/schema';
import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { exampleQueries } from './example-queries.ts';

it('offers queries that the schema answers', () => {
  expect(validate(createSchema(), parse(exampleQueries))).toEqual([]);
});
