import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface SortState {
  readonly column: string;
  readonly descending: boolean;
}

/** A column's name that sorts by it. */
export function SortHeader(props: {
  readonly column: string;
  readonly sort: SortState;
  readonly onSort: (column: string) => void;
  readonly numeric?: boolean;
  readonly title?: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const active = props.sort.column === props.column;
  const Arrow = props.sort.descending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={active ? (props.sort.descending ? 'descending' : 'ascending') : 'none'}
      className={classNames(headerCell, props.numeric && 'text-right', props.className)}
    >
      <button
        type="button"
        title={props.title}
        onClick={() => props.onSort(props.column)}
        className={classNames(
          'inline-flex items-center gap-1 rounded-sm hover:text-text',
          props.numeric && 'flex-row-reverse',
          active && 'text-text',
        )}
      >
        {props.children}
        <Arrow aria-hidden="true" className={classNames('size-3', !active && 'invisible')} />
      </button>
    </th>
  );
}

export const headerCell =
  'border-b border-line px-3 py-2 text-left text-xs font-medium whitespace-nowrap text-muted first:pl-4 last:pr-4';
export const bodyCell = 'px-3 py-2 text-[13px] first:pl-4 last:pr-4';
