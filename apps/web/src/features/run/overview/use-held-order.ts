import { useState } from 'react';
import { type StepRow, sortRows } from './step-rows.ts';
import type { Sort } from './step-sort.ts';

interface HeldOrder {
  readonly ordered: readonly StepRow[];
  /** The figures of now would give another order. */
  readonly isBehind: boolean;
  readonly sortAgain: () => void;
}

/**
 * Rows in the order that their figures gave when the order was asked for: a live run's figures change
 * every second, and a row that moves away under the eye can't be read. Sorted anew when another order
 * or latency is chosen, when rows come or go, when the first figures arrive, and when asked to.
 */
export function useHeldOrder(
  rows: readonly StepRow[],
  sort: Sort | null,
  latency: string,
): HeldOrder {
  const reason = JSON.stringify([
    sort,
    latency,
    rows.some((row) => row.requests > 0),
    rows.map((row) => row.key),
  ]);
  const now = keysOf(rows, sort);
  const [held, setHeld] = useState({ reason, keys: now });
  if (held.reason !== reason) setHeld({ reason, keys: now });
  const keys = held.reason === reason ? held.keys : now;
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return {
    ordered: keys.flatMap((key) => byKey.get(key) ?? []),
    isBehind: keys.some((key, index) => key !== now[index]),
    sortAgain: () => setHeld({ reason, keys: now }),
  };
}

function keysOf(rows: readonly StepRow[], sort: Sort | null): readonly string[] {
  const sorted = sort === null ? rows : sortRows(rows, sort.column, sort.descending);
  return sorted.map((row) => row.key);
}
