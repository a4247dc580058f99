import { MapIcon } from 'lucide-react';
import { useQuery } from 'urql';
import { formatCount } from '../../../format/number.ts';
import { LoadFailure } from '../../../graphql/load-failure.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Loading, Skeleton } from '../../../ui/skeleton.tsx';
import { CoverageList } from '../coverage-map/coverage-list.tsx';
import { CoveragePanel } from '../coverage-map/coverage-panel.tsx';
import { siteGraphQuery } from './documents.ts';
import { SiteMap } from './site-map.tsx';

/** What the crawl found: pages, the actions between them, and how much of it flows prove. */
export function MapTab(props: {
  readonly runId: string;
  readonly active: boolean;
  readonly areProofsToCome: boolean;
}) {
  const { runId, active, areProofsToCome } = props;
  const [{ data, error }, ask] = useQuery({ query: siteGraphQuery, variables: { id: runId } });
  const again = () => ask({ requestPolicy: 'network-only' });
  const graph = data?.run?.siteGraph;
  const coverage = data?.run?.coverage ?? null;

  if (error && !graph) {
    return <LoadFailure error={error} onRetry={again} />;
  }
  if (data === undefined) {
    return (
      <>
        <Loading label="Loading the site map" />
        <Skeleton className="h-[32rem] rounded-xl" />
      </>
    );
  }
  if (!graph || graph.states.length === 0) {
    return (
      <Panel>
        <EmptyState
          icon={<MapIcon />}
          title={active ? 'The crawl is not done yet' : 'There is no site map'}
          action={active && <Button onClick={again}>Look again</Button>}
        >
          {active
            ? 'The map is drawn when the crawl has ended.'
            : 'The run had no crawl: its flows came from a file or from an earlier run, or it ended before.'}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <div className="space-y-4">
      {coverage && (
        <CoveragePanel runId={runId} coverage={coverage} areProofsToCome={areProofsToCome} />
      )}
      <SiteMap graph={graph} coverage={coverage} />
      <div className="space-y-4">
        {coverage && <CoverageList coverage={coverage} areProofsToCome={areProofsToCome} />}
        {graph.offSite.length > 0 && (
          <Panel title="Off-site requests" padded={false} aside={<span>seen, never replayed</span>}>
            <ul className="divide-y divide-line border-t border-line">
              {graph.offSite.map(({ origin, requests }) => (
                <li key={origin} className="flex justify-between gap-4 px-4 py-2 text-[13px]">
                  <span className="truncate">{origin}</span>
                  <span className="tabular text-muted">{formatCount(requests)}</span>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </div>
  );
}
