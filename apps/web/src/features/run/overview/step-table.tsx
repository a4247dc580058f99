import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { formatCount, formatRate, formatShare, plural } from '../../../format/number.ts';
import { formatLatency } from '../../../format/time.ts';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { bodyCell, SortHeader } from '../../../ui/data-table.tsx';
import { Panel } from '../../../ui/panel.tsx';
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

/** More lines than this begin with their flows closed. */
const openUpTo = 24;

/** Figures of each flow and step; by flow, to open and close, until a column is chosen to sort by. */
export function StepTable({
  rows,
  note,
}: {
  readonly rows: readonly StepRow[];
  readonly note: string;
}) {
  const [params, setParams] = useSearchParams();
  const [allOpen, setAllOpen] = useState(rows.length <= openUpTo);
  const [exceptions, setExceptions] = useState<ReadonlySet<string>>(new Set());
  const sort = readSort(params.get('sort'));
  const isOpen = (flowId: string) => allOpen !== exceptions.has(flowId);
  const shown = sort
    ? sortRows(rows, sort.column, sort.descending)
    : rows.filter((row) => row.kind === 'flow' || isOpen(row.flowId));

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
  const toggle = (flowId: string) =>
    setExceptions((before) => {
      const after = new Set(before);
      if (!after.delete(flowId)) after.add(flowId);
      return after;
    });

  return (
    <Panel
      title="Flows and steps"
      padded={false}
      aside={
        <>
          <span>{note}</span>
          {sort === null && (
            <Button
              size="small"
              look="ghost"
              onClick={() => {
                setAllOpen(!allOpen);
                setExceptions(new Set());
              }}
            >
              {allOpen ? 'Close all' : 'Open all'}
            </Button>
          )}
        </>
      }
    >
      <ScrollRegion label="Figures of each flow and step">
        <table className="w-full min-w-[46rem] border-separate border-spacing-0">
          <thead>
            <tr>
              {headers.map(({ column, label }) => (
                <SortHeader
                  key={column}
                  column={column}
                  sort={sort ?? { column: '', descending: false }}
                  onSort={sortBy}
                  numeric={column !== 'name'}
                  className={column === 'name' ? stickyCell : ''}
                >
                  {label}
                </SortHeader>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) =>
              row.kind === 'flow' ? (
                <FlowRow
                  key={row.key}
                  row={row}
                  steps={
                    rows.filter((one) => one.kind === 'step' && one.flowId === row.flowId).length
                  }
                  open={isOpen(row.flowId)}
                  onToggle={() => toggle(row.flowId)}
                />
              ) : (
                <StepLine key={row.key} row={row} underFlow={sort === null} />
              ),
            )}
          </tbody>
        </table>
      </ScrollRegion>
    </Panel>
  );
}

const stickyCell = 'sticky left-0 z-1 bg-surface';
const numberCell = `${bodyCell} tabular text-right`;

function FlowRow(props: {
  readonly row: StepRow;
  readonly steps: number;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const { row, steps, open } = props;
  return (
    <tr className="font-medium [&:not(:first-child)>*]:border-t [&>*]:border-line">
      <th scope="row" className={classNames(bodyCell, stickyCell, 'max-w-56 text-left')}>
        <button
          type="button"
          aria-expanded={open}
          onClick={props.onToggle}
          className="-ml-1 flex max-w-full items-center gap-1.5 rounded-sm font-semibold"
        >
          <ChevronRight
            aria-hidden="true"
            className={classNames(
              'size-3.5 shrink-0 text-faint transition-transform',
              open && 'rotate-90',
            )}
          />
          <span className="truncate" title={row.name}>
            {row.name}
          </span>
          {!open && (
            <span className="shrink-0 text-xs font-normal text-faint">{plural(steps, 'step')}</span>
          )}
        </button>
      </th>
      <Figures row={row} />
    </tr>
  );
}

function StepLine({ row, underFlow }: { readonly row: StepRow; readonly underFlow: boolean }) {
  return (
    <tr>
      <th
        scope="row"
        className={classNames(
          bodyCell,
          stickyCell,
          'max-w-56 text-left font-normal',
          underFlow && 'pl-9 text-muted first:pl-9',
        )}
      >
        <span className="block truncate" title={row.name}>
          {row.name}
        </span>
        {!underFlow && <span className="block truncate text-xs text-faint">{row.flowName}</span>}
      </th>
      <Figures row={row} />
    </tr>
  );
}

function Figures({ row }: { readonly row: StepRow }) {
  return (
    <>
      <td className={numberCell}>{formatCount(row.requests)}</td>
      <td className={numberCell}>{formatRate(row.requestsPerSecond)}</td>
      <td className={classNames(numberCell, row.errors > 0 ? 'text-bad' : 'text-faint')}>
        {row.errors > 0 ? `${formatCount(row.errors)} · ${formatShare(row.errorRate)}` : '0'}
      </td>
      <td className={numberCell}>{formatLatency(row.times?.p50)}</td>
      <td className={numberCell}>{formatLatency(row.times?.p95)}</td>
      <td className={numberCell}>{formatLatency(row.times?.p99)}</td>
      <td className={numberCell}>{formatLatency(row.times?.max)}</td>
    </>
  );
}
