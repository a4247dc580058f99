import { GraphQLError } from 'graphql';
import { builder } from '../builder.ts';

/** Takes dates, epoch milliseconds and ISO text from the model; gives ISO 8601. */
export const DateTime = builder.scalarType('DateTime', {
  description: 'ISO 8601 with milliseconds.',
  serialize: (value) => new Date(value).toISOString(),
  parseValue(value) {
    const date = typeof value === 'string' ? new Date(value) : null;
    if (date === null || Number.isNaN(date.getTime())) {
      throw new GraphQLError(
        `“${String(value)}” is no point in time. Write it as 2026-01-31T12:00:00.000Z.`,
      );
    }
    return date;
  },
});
