import { useSyncExternalStore } from 'react';
import { formatCompact, formatCount, formatRate, formatShare } from '../../../format/number.ts';
import { formatDuration, formatLatency } from '../../../format/time.ts';
import { Tile, Tiles } from '../../../ui/tile.tsx';
import { CapacitySearchPanel } from '../capacity/capacity-panel.tsx';
import { ControlPanel } from '../control/control-panel.tsx';
import type { RunProgress } from '../documents.ts';
import { GeneratorPanel } from '../generator/generator-panel.tsx';
import type { RunSeries } from '../run-series.ts';
import { type RunState, recentSeconds } from '../run-state.ts';
import { ThresholdsPanel } from '../thresholds/thresholds-panel.tsx';
import { EventsPanel } from './events-panel.tsx';
import { FlowsPanel } from './flows-panel.tsx';
import { LatencyChoice } from './latency-choice.tsx';
import { RunCharts } from './run-charts.tsx';
import { recentRows } from './step-rows.ts';
import { StepTable } from './step-table.tsx';
import { useLatency } from './use-latency.ts';

/** The load as it runs. */
export function LoadView({
  state,
  series,
}: {
  readonly state: RunState;
  readonly series: RunSeries;
}) {
  const [latency] = useLatency();
  const now = state.recent.at(-1);
  return (
    <div className="space-y-4">
      <LoadTiles series={series} progress={state.progress} users={state.head.config.users} />
      <ControlPanel state={state} series={series} />
      <CapacitySearchPanel state={state} />
      <div className="flex justify-end">
        <LatencyChoice />
      </div>
      <RunCharts series={series} />
      {now && (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          {now.thresholds.length > 0 && <ThresholdsPanel thresholds={now.thresholds} />}
          <GeneratorPanel generator={now.generator} span="last second" />
        </div>
      )}
      <StepTable
        rows={recentRows(state.flows, state.recent, latency)}
        note={`last ${recentSeconds} s; percentiles of the last second`}
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <FlowsPanel runId={state.head.id} flows={state.flows} state={state.head.state} />
        <EventsPanel events={state.events} runId={state.head.id} />
      </div>
    </div>
  );
}

function LoadTiles(props: {
  readonly series: RunSeries;
  readonly progress: RunProgress | null;
  readonly users: number;
}) {
  const { series, progress, users } = props;
  const [latency] = useLatency();
  const totals = useSyncExternalStore(series.subscribe, series.totals);
  const p95 = series.last(latency === 'service' ? 'serviceP95' : 'responseP95');
  const errorRate = totals.requests === 0 ? 0 : totals.errors / totals.requests;
  return (
    <Tiles>
      <Tile
        label="Requests/s"
        value={formatRate(orZero(series.last('requestsPerSecond')))}
        detail={`${formatCompact(totals.requests)} in all`}
      />
      <Tile label={`p95 ${latency} time`} value={formatLatency(p95)} detail="last second" />
      <Tile
        label="Errors"
        value={formatShare(errorRate)}
        detail={`${formatCount(totals.errors)} in all`}
        {...(totals.errors > 0 && { tone: 'bad' as const })}
      />
      <Tile
        label="Active users"
        value={formatCount(orZero(series.last('activeUsers')))}
        detail={`${formatCount(users)} planned`}
      />
      <Tile
        label="Iterations"
        value={formatCompact(totals.iterations)}
        detail={
          totals.droppedIterations > 0
            ? `${formatCount(totals.droppedIterations)} dropped`
            : `${formatCount(totals.failedIterations)} failed`
        }
        {...(totals.droppedIterations > 0 && { tone: 'warn' as const })}
      />
      <Tile label="Left" value={leftOf(progress)} detail={lengthOf(progress)} />
    </Tiles>
  );
}

function orZero(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}

function leftOf(progress: RunProgress | null): string {
  if (progress?.__typename !== 'LoadProgress') return '–';
  if (progress.totalIterations !== null) {
    return formatCompact(Math.max(0, progress.totalIterations - progress.iterations));
  }
  if (progress.totalMs === null) return '–';
  const leftMs = Math.max(0, progress.totalMs - progress.elapsedMs);
  return formatDuration(Math.round(leftMs / 1_000) * 1_000);
}

function lengthOf(progress: RunProgress | null): string {
  if (progress?.__typename !== 'LoadProgress') return '';
  if (progress.totalIterations !== null) {
    return `of ${formatCompact(progress.totalIterations)} iterations`;
  }
  return progress.totalMs === null ? '' : `of ${formatDuration(progress.totalMs)}`;
}
