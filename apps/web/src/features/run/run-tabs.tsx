import { Link } from 'react-router';
import { formatCompact } from '../../format/number.ts';
import { paths, type RunTab } from '../../routing/paths.ts';
import { classNames } from '../../ui/class-names.ts';
import type { RunState } from './run-state.ts';

/** The views of a run; each has an address of its own. */
export function RunTabs({ run, tab }: { readonly run: RunState; readonly tab: RunTab }) {
  const tabs: readonly { readonly tab: RunTab; readonly label: string; readonly count?: number }[] =
    [
      { tab: 'overview', label: run.head.active ? 'Live' : 'Summary' },
      { tab: 'flows', label: 'Flows', count: run.flows.length },
      { tab: 'map', label: 'Site map' },
      {
        tab: 'errors',
        label: 'Errors',
        ...(run.summary && { count: totalErrors(run.summary.total.errors) }),
      },
      { tab: 'events', label: 'Events', count: run.events.length },
    ];
  return (
    <nav
      aria-label="Views of the run"
      className="mb-4 flex gap-5 overflow-x-auto border-b border-line [scrollbar-width:none]"
    >
      {tabs.map((one) => (
        <Link
          key={one.tab}
          to={paths.run(run.head.id, one.tab)}
          preventScrollReset
          aria-current={one.tab === tab ? 'page' : undefined}
          className={classNames(
            '-mb-px flex shrink-0 items-center gap-1.5 border-b-2 px-0.5 pt-1 pb-2 text-[13px] font-medium focus-visible:-outline-offset-2',
            one.tab === tab
              ? 'border-accent-text text-text'
              : 'border-transparent text-muted hover:text-text',
          )}
        >
          {one.label}
          {one.count !== undefined && one.count > 0 && (
            <span className="tabular rounded-full bg-sunken px-1.5 text-2xs text-muted">
              {formatCompact(one.count)}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}

function totalErrors(errors: readonly { readonly count: number }[]): number {
  return errors.reduce((sum, { count }) => sum + count, 0);
}
