import { GraphQLError } from 'graphql';
import type { Page, PageRequest } from './context.ts';

type Given<T> = T | null | undefined;

interface ConnectionArguments {
  readonly first?: Given<number>;
  readonly after?: Given<string>;
  readonly last?: Given<number>;
  readonly before?: Given<string>;
}

interface Sizes {
  readonly standard: number;
  readonly most: number;
}

/** Relay's arguments as a page request. Throws a `GraphQLError` when they ask for too much or for both ends. */
export function pageRequest(args: ConnectionArguments, sizes: Sizes): PageRequest {
  if (args.first != null && args.last != null) {
    throw badInput('Ask for `first` or for `last`, not for both.');
  }
  return {
    limit: checkedSize(pageSize(args, sizes.standard), sizes.most),
    direction: args.last == null ? 'forward' : 'backward',
    after: args.after ?? null,
    before: args.before ?? null,
  };
}

/** Rows that are asked for. */
export function pageSize(args: ConnectionArguments, standard: number): number {
  return args.first ?? args.last ?? standard;
}

/** What a list of so many rows costs. A number that is refused later must not make the rest of the query cheaper. */
export function listCost(rows: number): { readonly field: number; readonly multiplier: number } {
  return { field: 1, multiplier: Math.max(1, rows) };
}

/** Throws a `GraphQLError` when more rows are asked for than there may be. */
export function checkedSize(size: number, most: number): number {
  if (size >= 0 && size <= most) return size;
  throw badInput(`From 0 to ${most} rows can be asked for at once, not ${size}.`);
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** A page in Relay's shape. */
export function connectionOf<T>(page: Page<T>) {
  const edges = page.items.map(({ cursor, node }) => ({ cursor, node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
