import { Link } from 'react-router';
import { formatRate, formatShare } from '../../format/number.ts';
import { formatTarget } from '../../format/target.ts';
import { formatAgo, formatLatency, formatMoment } from '../../format/time.ts';
import { paths } from '../../routing/paths.ts';
import { useHalfMinutes } from '../../ui/clock.ts';
import { bodyCell, headerCell } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Loading, Skeleton } from '../../ui/skeleton.tsx';
import { levelWords } from '../run/capacity/capacity-words.ts';
import { loadWords } from '../run/load-words.ts';
import { RunBadge } from '../run/run-badge.tsx';
import type { HistoryRun } from './history-query.ts';

const numberCell = `${bodyCell} tabular text-right`;

/** Runs in rows; on a phone each is a card. */
export function HistoryTable({ runs }: { readonly runs: readonly HistoryRun[] }) {
  const now = useHalfMinutes();
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: a table laid out as cards loses its roles without them.
    <table role="table" className="cards-on-phone w-full border-separate border-spacing-0">
      <caption className="sr-only">Runs, newest first</caption>
      <thead>
        <tr>
          <th scope="col" className={headerCell}>
            Target
          </th>
          <th scope="col" className={headerCell}>
            State
          </th>
          <th scope="col" className={headerCell}>
            Load
          </th>
          <th scope="col" className={`${headerCell} text-right`}>
            Requests/s
          </th>
          <th scope="col" className={`${headerCell} text-right`}>
            p95
          </th>
          <th scope="col" className={`${headerCell} text-right`}>
            Errors
          </th>
          <th scope="col" className={`${headerCell} text-right`}>
            Started
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <HistoryRow key={run.id} run={run} now={now} />
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above.
  );
}

function HistoryRow({ run, now }: { readonly run: HistoryRun; readonly now: number }) {
  const figures = run.summary?.total;
  const target = formatTarget(run.config.url);
  return (
    <tr className="group relative transition-colors hover:bg-sunken/60 [&:not(:last-child)>td]:border-b [&:not(:last-child)>td]:border-line">
      <td data-wide="" className={`${bodyCell} sm:w-[34%] sm:max-w-0`}>
        <span className="block min-w-0">
          <Link
            to={paths.run(run.id)}
            className="block truncate font-medium after:absolute after:inset-0"
          >
            {run.name || target}
          </Link>
          {run.name !== target && (
            <span className="block truncate text-xs text-faint">{target}</span>
          )}
        </span>
      </td>
      <td data-wide="" className={bodyCell}>
        <span className="flex items-center gap-2">
          <RunBadge state={run.state} verdict={run.verdict} />
          {run.active && <span className="tabular text-xs text-muted">{howFar(run)}</span>}
        </span>
      </td>
      <td data-wide="" className={`${bodyCell} tabular text-muted`}>
        {loadOf(run)}
      </td>
      <td data-label="Requests/s" className={numberCell}>
        {figures ? formatRate(figures.requestsPerSecond) : '–'}
      </td>
      <td data-label="p95" className={numberCell}>
        {figures ? formatLatency(figures.responseTime.p95) : '–'}
      </td>
      <td
        data-label="Errors"
        className={`${numberCell} ${figures && figures.errorRate > 0 ? 'text-bad' : ''}`}
      >
        {figures ? formatShare(figures.errorRate) : '–'}
      </td>
      <td data-label="Started" className={`${numberCell} text-muted`}>
        <time
          dateTime={run.createdAt}
          title={formatMoment(run.createdAt)}
          className="whitespace-nowrap"
        >
          {formatAgo(run.createdAt, now)}
        </time>
      </td>
    </tr>
  );
}

/** What was asked for; of a capacity search what it came to, once that is known. */
function loadOf({ config, summary }: HistoryRun): string {
  const found = summary?.capacity;
  if (found) {
    return found.capacity === null
      ? 'No level held'
      : `Capacity ${levelWords(found.capacity, found.unit)}`;
  }
  const words = loadWords(config);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function howFar({ progress }: HistoryRun): string {
  if (progress?.__typename !== 'LoadProgress') return '';
  const share = progress.totalIterations
    ? progress.iterations / progress.totalIterations
    : progress.totalMs
      ? progress.elapsedMs / progress.totalMs
      : 0;
  return `${Math.floor(Math.min(1, share) * 100)}%`;
}

export function HistorySkeleton() {
  return (
    <Panel padded={false}>
      <Loading label="Loading the runs" />
      <div className="divide-y divide-line">
        {[60, 45, 70, 52, 64].map((width) => (
          <div key={width} className="flex items-center gap-6 px-4 py-4">
            <div className="min-w-0 flex-1">
              <div style={{ width: `${width}%` }}>
                <Skeleton className="h-4 w-full" />
              </div>
            </div>
            <Skeleton className="h-5 w-20" />
            <Skeleton className="hidden h-4 w-64 sm:block" />
          </div>
        ))}
      </div>
    </Panel>
  );
}
