import { useState } from 'react';
import { formatLatency } from '../../../format/time.ts';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { bodyCell, headerCell } from '../../../ui/data-table.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ScrollRegion } from '../../../ui/scroll-region.tsx';
import type { FlowCard, RunSummary } from '../documents.ts';
import type { Percentiles, SeriesFigures } from '../figure-fragments.ts';
import { partsOf, partWords, sumOf, timeParts } from './time-parts.ts';

/** Where the time of requests went: as bars that can be compared, and for the whole run in figures. */
export function TimePanel(props: {
  readonly summary: RunSummary;
  readonly flows: readonly FlowCard[];
}) {
  const { summary } = props;
  const [isWhole, setIsWhole] = useState(false);
  const rows = isWhole ? allRows(props) : slowestRows(props);
  const isCut = allRows(props).length > slowestRows(props).length;
  const longest = Math.max(0, ...rows.map(({ figures }) => sumOf(partsOf(figures))));
  return (
    <Panel
      title="Where the time went"
      padded={false}
      aside={
        <>
          <span>mean of each request</span>
          {(isCut || isWhole) && (
            <Button size="small" look="ghost" onClick={() => setIsWhole(!isWhole)}>
              {isWhole ? 'The slowest flows' : 'Every flow and step'}
            </Button>
          )}
        </>
      }
    >
      <div className="border-t border-line px-4 py-3">
        <ul className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
          {timeParts.map((part) => (
            <li key={part} title={partWords[part].meaning} className="flex items-center gap-1.5">
              <span
                aria-hidden="true"
                className={classNames('size-2 rounded-full', partWords[part].fill)}
              />
              {partWords[part].label}
            </li>
          ))}
        </ul>
        <ul className="space-y-2">
          {rows.map((row) => (
            <Bar key={row.id} {...row} longest={longest} />
          ))}
        </ul>
      </div>
      <PhaseTable total={summary.total} />
    </Panel>
  );
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly kind: 'total' | 'flow' | 'step';
  readonly figures: SeriesFigures;
}

interface Loaded {
  readonly summary: RunSummary;
  readonly flows: readonly FlowCard[];
}

/** More bars than this say less. */
const slowest = 8;

/** The whole, and of the flows those whose requests take longest. */
function slowestRows(loaded: Loaded): readonly Row[] {
  const flows = flowRows(loaded).toSorted((a, b) => meanOf(b) - meanOf(a));
  return [totalRow(loaded), ...flows.slice(0, slowest)];
}

/** The whole and each flow with its steps, in the flows' order. */
function allRows(loaded: Loaded): readonly Row[] {
  const { steps } = loaded.summary;
  return [
    totalRow(loaded),
    ...flowRows(loaded).flatMap((flow) => [
      flow,
      ...steps
        .filter(({ flowId, requests }) => flowId === flow.id && requests > 0)
        .map(
          (figures): Row => ({
            id: `${flow.id} ${figures.stepId}`,
            name: figures.name,
            kind: 'step',
            figures,
          }),
        ),
    ]),
  ];
}

function totalRow({ summary }: Loaded): Row {
  return { id: 'total', name: 'All requests', kind: 'total', figures: summary.total };
}

function flowRows({ summary, flows }: Loaded): readonly Row[] {
  return flows.flatMap(({ id, name }) => {
    const figures = summary.flows.find(({ flowId }) => flowId === id);
    return figures && figures.requests > 0 ? [{ id, name, kind: 'flow' as const, figures }] : [];
  });
}

function meanOf({ figures }: Row): number {
  return sumOf(partsOf(figures));
}

function Bar({ name, kind, figures, longest }: Row & { readonly longest: number }) {
  const parts = partsOf(figures);
  const sum = sumOf(parts);
  const told = timeParts
    .filter((part) => parts[part] > 0)
    .map((part) => `${partWords[part].label} ${formatLatency(parts[part])}`)
    .join(', ');
  return (
    <li
      className="grid grid-cols-[minmax(0,8rem)_minmax(0,1fr)_4.5rem] items-center gap-3 text-[13px] sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_4.5rem]"
      title={told}
    >
      <span
        className={classNames(
          'truncate',
          kind === 'step' ? 'pl-4 text-muted' : 'font-medium',
          kind === 'total' && 'font-semibold',
        )}
      >
        {name}
      </span>
      <span role="img" aria-label={`${name}: ${told}`} className="flex h-3 min-w-0">
        {timeParts.map((part) => (
          <span
            key={part}
            className={partWords[part].fill}
            style={{ width: `${longest === 0 ? 0 : (parts[part] / longest) * 100}%` }}
          />
        ))}
      </span>
      <span className="tabular text-right">{formatLatency(sum)}</span>
    </li>
  );
}

const columns = [
  'p50',
  'p90',
  'p95',
  'p99',
  'max',
] as const satisfies readonly (keyof Percentiles)[];

/** A connection takes time: none did when there is none. */
function measured(times: Percentiles | null): Percentiles | null {
  return times !== null && times.max > 0 ? times : null;
}

function PhaseTable({ total }: { readonly total: SeriesFigures }) {
  const { phases } = total;
  const rows = [
    { name: 'Blocked', note: '', times: phases.blocked },
    { name: 'Connecting', note: 'new connections', times: measured(phases.connecting) },
    { name: 'TLS handshake', note: 'new connections', times: measured(phases.tlsHandshaking) },
    { name: 'Sending', note: '', times: phases.sending },
    { name: 'Waiting', note: 'to the first byte', times: phases.waiting },
    { name: 'Receiving', note: '', times: phases.receiving },
  ];
  return (
    <ScrollRegion label="Phases of all requests" className="border-t border-line">
      <table className="w-full min-w-[34rem] border-separate border-spacing-0">
        <thead>
          <tr>
            <th scope="col" className={headerCell}>
              Phase
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={`${headerCell} text-right`}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, note, times }) => (
            <tr key={name}>
              <th scope="row" className={`${bodyCell} text-left font-medium`}>
                {name} {note && <span className="font-normal text-faint">{note}</span>}
              </th>
              {columns.map((column) => (
                <td key={column} className={`${bodyCell} tabular text-right whitespace-nowrap`}>
                  {formatLatency(times?.[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
