import type { Page, PageRequest } from '@flowload/schema';

/**
 * Cuts a page out of rows that were read in the page's direction, one more than asked for. The
 * extra row only tells that there is more.
 */
export function keysetPage<Row, Node>(
  rows: readonly Row[],
  page: PageRequest,
  item: (row: Row) => { readonly cursor: string; readonly node: Node },
): Page<Node> {
  const more = rows.length > page.limit;
  const kept = rows.slice(0, page.limit);
  const forward = page.direction === 'forward';
  return {
    items: (forward ? kept : kept.toReversed()).map(item),
    hasNextPage: forward ? more : page.before !== null,
    hasPreviousPage: forward ? page.after !== null : more,
  };
}
