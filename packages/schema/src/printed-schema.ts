import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';

/** The committed text of a schema: sorted, so that a change shows as nothing but itself. */
export function printedSchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
