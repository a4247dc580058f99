import { useState } from 'react';
import { type StepRow, sortRows } from './step-rows.ts';
import type { Sort } from './step-sort.ts';

/**
 * Rows in the order that their figures gave when the order was asked for: a live run's figures change
 * every second, and a row that moves away under the eye can't be read. Sorted anew when another order
 * or latency is chosen, when rows come or go, and when the first figures arrive.
 */
export function useHeldOrder(
  rows: readonly StepRow[],
  sort: Sort | null,
  latency: string,
): readonly StepRow[] {
  const reason = JSON.stringify([
    sort,
    latency,
    rows.some((row) => row.requests > 0),
    rows.map((row) => row.key),
  ]);
  const [held, setHeld] = useState({ reason, keys: keysOf(rows, sort) });
  const keys = held.reason === reason ? held.keys : keysOf(rows, sort);
  if (held.reason !== reason) setHeld({ reason, keys });
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

function keysOf(rows: readonly StepRow[], sort: Sort | null): readonly string[] {
  const sorted = sort === null ? rows : sortRows(rows, sort.column, sort.descending);
  return sorted.map((row) => row.key);
}
