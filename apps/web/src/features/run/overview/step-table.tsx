import { ChevronRight } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { formatCount, formatRate, formatShare, plural } from '../../../format/number.ts';
import { formatLatency } from '../../../format/time.ts';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { bodyCell, SortHeader } from '../../../ui/data-table.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ScrollRegion } from '../../../ui/scroll-region.tsx';
import { toggleOpen } from './open-flows.ts';
import type { SortColumn, StepRow } from './step-rows.ts';
import { nextSort, readSort } from './step-sort.ts';
import { useHeldOrder } from './use-held-order.ts';
import { useLatency } from './use-latency.ts';
import { useOpenFlows } from './use-open-flows.ts';

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

/** Figures of each flow and, when it is opened, of its steps. */
export function StepTable({
  rows,
  note,
}: {
  readonly rows: readonly StepRow[];
  readonly note: string;
}) {
  const [params, setParams] = useSearchParams();
  const [latency] = useLatency();
  const sort = readSort(params.get('sort'));
  const { ordered, isBehind, sortAgain } = useHeldOrder(rows, sort, latency);
  const flowIds = rows.filter((row) => row.kind === 'flow').map((row) => row.flowId);
  const [open, show] = useOpenFlows(flowIds);
  const isAllOpen = open.size === flowIds.length;

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

  return (
    <Panel
      title="Flows and steps"
      padded={false}
      aside={
        <>
          {isBehind && (
            <Button size="small" look="ghost" onClick={sortAgain}>
              Sort again
            </Button>
          )}
          <span>{note}</span>
          <Button size="small" look="ghost" onClick={() => show(new Set(isAllOpen ? [] : flowIds))}>
            {isAllOpen ? 'Collapse all' : 'Expand all'}
          </Button>
        </>
      }
    >
      <ScrollRegion label="Figures of each flow and step">
        <table className="w-full min-w-[38rem] border-separate border-spacing-0 sm:min-w-[46rem]">
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
            {ordered.map((row) => {
              if (row.kind === 'step') {
                return open.has(row.flowId) && <StepLine key={row.key} row={row} />;
              }
              const steps = rows.filter((one) => one.kind === 'step' && one.flowId === row.flowId);
              return (
                <FlowRow
                  key={row.key}
                  row={row}
                  steps={steps.length}
                  open={open.has(row.flowId)}
                  onToggle={() => show(toggleOpen(open, row.flowId))}
                />
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </Panel>
  );
}

const stickyCell = 'sticky left-0 z-1 bg-surface';
// Half a phone's width, over two lines if need be: the other half is for figures.
const nameCell = `${stickyCell} min-w-40 max-w-40 text-left sm:max-w-56`;
const nameText = 'line-clamp-2 sm:line-clamp-1 [overflow-wrap:anywhere]';
const numberCell = `${bodyCell} tabular text-right whitespace-nowrap`;

function FlowRow(props: {
  readonly row: StepRow;
  readonly steps: number;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const { row, steps, open } = props;
  return (
    <tr className="font-medium [&:not(:first-child)>*]:border-t [&>*]:border-line">
      <th scope="row" className={classNames(bodyCell, nameCell)}>
        <button
          type="button"
          aria-expanded={open}
          onClick={props.onToggle}
          className="-my-1 -ml-1 flex max-w-full items-center gap-1.5 rounded-sm py-1 text-left font-semibold"
        >
          <ChevronRight
            aria-hidden="true"
            className={classNames(
              'size-3.5 shrink-0 text-faint transition-transform',
              open && 'rotate-90',
            )}
          />
          <span className={nameText} title={row.name}>
            {row.name}
          </span>
          {!open && (
            <span className="hidden shrink-0 text-xs font-normal text-faint sm:inline">
              {plural(steps, 'step')}
            </span>
          )}
        </button>
      </th>
      <Figures row={row} />
    </tr>
  );
}

function StepLine({ row }: { readonly row: StepRow }) {
  return (
    <tr>
      <th
        scope="row"
        className={classNames(bodyCell, nameCell, 'pl-9 font-normal text-muted first:pl-9')}
      >
        <span className={nameText} title={row.name}>
          {row.name}
        </span>
      </th>
      <Figures row={row} />
    </tr>
  );
}

function Figures({ row }: { readonly row: StepRow }) {
  if (row.requests === 0) {
    return headers.slice(1).map(({ column }) => (
      <td key={column} className={classNames(numberCell, 'text-faint')}>
        –
      </td>
    ));
  }
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
