import { type SortColumn, sortColumns } from './step-rows.ts';

export interface Sort {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** `p95` ascending, `-p95` descending; anything else is the flows' own order. */
export function readSort(text: string | null): Sort | null {
  const descending = text?.startsWith('-') ?? false;
  const name = descending ? text?.slice(1) : text;
  const column = sortColumns.find((one) => one === name);
  return column ? { column, descending } : null;
}

/** Highest first, then lowest first (names the other way about), then not at all. */
export function nextSort(sort: Sort | null, column: string): string | null {
  const firstDescends = column !== 'name';
  if (sort?.column !== column) return firstDescends ? `-${column}` : column;
  if (sort.descending !== firstDescends) return null;
  return firstDescends ? column : `-${column}`;
}
