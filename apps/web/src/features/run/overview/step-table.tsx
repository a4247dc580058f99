import { useSearchParams } from 'react-router';
import { formatCount, formatRate, formatShare } from '../../../format/number.ts';
import { formatLatency } from '../../../format/time.ts';
import { classNames } from '../../../ui/class-names.ts';
import { bodyCell, SortHeader } from '../../../ui/data-table.tsx';
import { ScrollRegion } from '../../../ui/scroll-region.tsx';
import { type SortColumn, type StepRow, sortRows } from './step-rows.ts';
import { nextSort, readSort } from './step-sort.ts';

const headers: readonly { readonly column: SortColumn; readonly label: string }[] = [
  { column: 'name', label: 'Flow and step' },
  { column: 'requests', label: 'Requests' },
  { column: 'rate', label: 'Req/s' },
  { column: 'errors', label: 'Errors' },
  { column: 'p50', label: 'p50' },
  { column: 'p95', label: 'p95' },
  { column: 'p99', label: 'p99' },
  { column: 'max', label: 'Max' },
];

/** Figures of each flow and step; by flow until a column is chosen to sort by. */
export function StepTable({
  rows,
  label,
}: {
  readonly rows: readonly StepRow[];
  readonly label: string;
}) {
  const [params, setParams] = useSearchParams();
  const sort = readSort(params.get('sort'));
  const shown = sort ? sortRows(rows, sort.column, sort.descending) : rows;
  const sortBy = (column: string) =>
    setParams(
      (before) => {
        const next = nextSort(sort, column);
        if (next === null) before.delete('sort');
        else before.set('sort', next);
        return before;
      },
      { replace: true, preventScrollReset: true },
    );
  const grouped = sort === null && rows.some((row) => row.kind === 'flow');

  return (
    <ScrollRegion label={label}>
      <table className="w-full min-w-[46rem] border-separate border-spacing-0">
        <thead>
          <tr>
            {headers.map(({ column, label: header }) => (
              <SortHeader
                key={column}
                column={column}
                sort={sort ?? { column: '', descending: false }}
                onSort={sortBy}
                numeric={column !== 'name'}
                className={column === 'name' ? stickyCell : ''}
              >
                {header}
              </SortHeader>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.key} row={row} grouped={grouped} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const stickyCell = 'sticky left-0 z-1 bg-surface';
const numberCell = `${bodyCell} tabular text-right`;

function Row({ row, grouped }: { readonly row: StepRow; readonly grouped: boolean }) {
  const isFlow = row.kind === 'flow';
  return (
    <tr
      className={classNames(
        isFlow && 'font-medium [&:not(:first-child)>*]:border-t [&>*]:border-line',
      )}
    >
      <th
        scope="row"
        className={classNames(
          bodyCell,
          stickyCell,
          'max-w-56 text-left',
          isFlow ? 'font-semibold' : 'font-normal',
          grouped && !isFlow && 'pl-8 text-muted first:pl-8',
        )}
      >
        <span className="block truncate" title={row.name}>
          {row.name}
        </span>
        {!grouped && !isFlow && (
          <span className="block truncate text-xs text-faint">{row.flowName}</span>
        )}
      </th>
      <td className={numberCell}>{formatCount(row.requests)}</td>
      <td className={numberCell}>{formatRate(row.requestsPerSecond)}</td>
      <td className={classNames(numberCell, row.errors > 0 ? 'text-bad' : 'text-faint')}>
        {row.errors > 0 ? `${formatCount(row.errors)} · ${formatShare(row.errorRate)}` : '0'}
      </td>
      <td className={numberCell}>{formatLatency(row.times?.p50)}</td>
      <td className={numberCell}>{formatLatency(row.times?.p95)}</td>
      <td className={numberCell}>{formatLatency(row.times?.p99)}</td>
      <td className={numberCell}>{formatLatency(row.times?.max)}</td>
    </tr>
  );
}
