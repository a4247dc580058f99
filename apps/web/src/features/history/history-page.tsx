import { ChevronLeft, ChevronRight, Plus, SearchX } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { plural } from '../../format/number.ts';
import { LoadFailure } from '../../graphql/load-failure.tsx';
import { type HistorySearch, paths } from '../../routing/paths.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FirstRun } from './first-run.tsx';
import { isFiltered, readSearch, toFilter } from './history-filter.ts';
import { HistoryFilters } from './history-filters.tsx';
import { historyQuery } from './history-query.ts';
import { HistorySkeleton, HistoryTable } from './history-table.tsx';
import { useRunsChanged } from './use-runs-changed.ts';

const pageSize = 25;

/** All runs, newest first, kept current while they change. */
export function HistoryPage() {
  const [params] = useSearchParams();
  const search = readSearch(params);
  const [{ data, error }, ask] = useQuery({
    query: historyQuery,
    variables: { filter: toFilter(search), ...pageOf(search) },
  });
  const again = () => ask({ requestPolicy: 'network-only' });
  useRunsChanged(again);

  const runs = data?.runs.edges.map((edge) => edge.node) ?? [];
  if (data && runs.length === 0 && !isFiltered(search)) return <FirstRun />;

  return (
    <>
      <PageTitle title="Runs" />
      <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-3">
        <h1 className="text-xl font-semibold tracking-tight">Runs</h1>
        {data && (
          <p className="tabular text-[13px] text-faint">{plural(data.runs.totalCount, 'run')}</p>
        )}
        <HistoryFilters search={search} />
      </div>
      {error && (
        <div className="mb-4">
          <LoadFailure error={error} onRetry={again} />
        </div>
      )}
      {data === undefined && !error && <HistorySkeleton />}
      {data && runs.length > 0 && (
        <Panel padded={false}>
          <HistoryTable runs={runs} />
        </Panel>
      )}
      {data && runs.length === 0 && <NothingFound />}
      {data && <Pages search={search} info={data.runs.pageInfo} />}
    </>
  );
}

function pageOf(search: HistorySearch) {
  return search.before
    ? { last: pageSize, before: search.before }
    : { first: pageSize, after: search.after ?? null };
}

function NothingFound() {
  return (
    <Panel>
      <EmptyState
        icon={<SearchX />}
        title="No run is like that"
        action={
          <>
            <ButtonLink to={paths.home()}>Show all runs</ButtonLink>
            <ButtonLink to={paths.newRun()} look="primary">
              <Plus aria-hidden="true" /> New run
            </ButtonLink>
          </>
        }
      >
        Search in fewer letters, or leave out the state or the verdict.
      </EmptyState>
    </Panel>
  );
}

function Pages(props: {
  readonly search: HistorySearch;
  readonly info: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}) {
  const { after: _after, before: _before, ...kept } = props.search;
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = props.info;
  if (!hasNextPage && !hasPreviousPage) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex justify-end gap-2">
      {hasPreviousPage && startCursor && (
        <ButtonLink to={paths.home({ ...kept, before: startCursor })}>
          <ChevronLeft aria-hidden="true" /> Newer
        </ButtonLink>
      )}
      {hasNextPage && endCursor && (
        <ButtonLink to={paths.home({ ...kept, after: endCursor })}>
          Older <ChevronRight aria-hidden="true" />
        </ButtonLink>
      )}
    </nav>
  );
}
