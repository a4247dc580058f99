import type { RunSeries } from '../run-series.ts';
import type { RunState } from '../run-state.ts';
import { CrawlPanel } from './crawl-panel.tsx';
import { EventsPanel } from './events-panel.tsx';
import { FlowsPanel } from './flows-panel.tsx';
import { LoadView } from './load-view.tsx';
import { StagePanel } from './stage-panel.tsx';

/** A run that goes on: what it is doing now, what it has found, what it measures. */
export function LiveOverview({
  state,
  series,
}: {
  readonly state: RunState;
  readonly series: RunSeries;
}) {
  const loading = state.head.state === 'LOADING' || state.head.state === 'SUMMARISING';
  if (loading) return <LoadView state={state} series={series} />;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="min-w-0 space-y-4">
        {state.progress?.__typename === 'CrawlProgress' && state.head.state === 'CRAWLING' ? (
          <CrawlPanel progress={state.progress} />
        ) : (
          <StagePanel state={state.head.state} progress={state.progress} />
        )}
        <FlowsPanel runId={state.head.id} flows={state.flows} state={state.head.state} />
      </div>
      <EventsPanel events={state.events} runId={state.head.id} />
    </div>
  );
}
