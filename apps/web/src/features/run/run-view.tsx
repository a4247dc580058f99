import { lazy, Suspense } from 'react';
import type { RunTab } from '../../routing/paths.ts';
import { Loading, Skeleton } from '../../ui/skeleton.tsx';
import { FinishedOverview } from './overview/finished-overview.tsx';
import { LiveOverview } from './overview/live-overview.tsx';
import type { RunSeries } from './run-series.ts';
import type { RunState } from './run-state.ts';
import { areProofsToCome } from './run-words.ts';
import { ErrorsTab } from './tabs/errors-tab.tsx';
import { EventsTab } from './tabs/events-tab.tsx';
import { FlowsTab } from './tabs/flows-tab.tsx';

// The graph brings a drawing library and a layout engine: only who looks at it pays for them.
const MapTab = lazy(async () => ({ default: (await import('./map/map-tab.tsx')).MapTab }));

/** The part of a run that the address names. */
export function RunView(props: {
  readonly state: RunState;
  readonly series: RunSeries;
  readonly tab: RunTab;
}) {
  const { state, series, tab } = props;
  switch (tab) {
    case 'overview':
      return state.head.active ? (
        <LiveOverview state={state} series={series} />
      ) : (
        <FinishedOverview state={state} series={series} />
      );
    case 'flows':
      return <FlowsTab state={state} />;
    case 'errors':
      return <ErrorsTab state={state} series={series} />;
    case 'events':
      return <EventsTab events={state.events} />;
    case 'map':
      return (
        <Suspense
          fallback={
            <>
              <Loading label="Loading the site map" />
              <Skeleton className="h-[32rem] rounded-xl" />
            </>
          }
        >
          <MapTab
            // Read again when the proofs are there.
            key={String(areProofsToCome(state.head.state))}
            runId={state.head.id}
            active={state.head.active}
            areProofsToCome={areProofsToCome(state.head.state)}
          />
        </Suspense>
      );
  }
}
