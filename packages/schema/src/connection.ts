import type { Page, PageRequest } from './context.ts';

/** Relay's arguments as a page request. */
export function pageRequest(args: {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}): PageRequest {
  return {
    first: args.first ?? null,
    after: args.after ?? null,
    last: args.last ?? null,
    before: args.before ?? null,
  };
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

/** How many rows a page request can give, for the cost of a query. */
export function pageSize(
  args: { readonly first?: number | null | undefined; readonly last?: number | null | undefined },
  standard: number,
): number {
  return args.first ?? args.last ?? standard;
}
