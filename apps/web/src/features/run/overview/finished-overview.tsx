import {
  formatBytes,
  formatCompact,
  formatCount,
  formatRate,
  formatShare,
} from '../../../format/number.ts';
import { formatLatency } from '../../../format/time.ts';
import { Tile, Tiles } from '../../../ui/tile.tsx';
import type { RunSummary } from '../documents.ts';
import type { RunSeries } from '../run-series.ts';
import type { RunState } from '../run-state.ts';
import { EventsPanel } from './events-panel.tsx';
import { FlowsPanel } from './flows-panel.tsx';
import { GeneratorPanel } from './generator-panel.tsx';
import { LatencyChoice } from './latency-choice.tsx';
import { RunCharts } from './run-charts.tsx';
import { type Latency, summaryRows } from './step-rows.ts';
import { StepTable } from './step-table.tsx';
import { ThresholdsPanel } from './thresholds-panel.tsx';
import { useLatency } from './use-latency.ts';
import { VerdictBanner } from './verdict-banner.tsx';

/** A run that is over: how it went, and the figures that say so. */
export function FinishedOverview({
  state,
  series,
}: {
  readonly state: RunState;
  readonly series: RunSeries;
}) {
  const { head, summary, flows } = state;
  const [latency] = useLatency();
  return (
    <div className="space-y-4">
      <VerdictBanner head={head} summary={summary} />
      {summary && <SummaryTiles summary={summary} latency={latency} />}
      {series.length > 0 && (
        <>
          <div className="flex justify-end">
            <LatencyChoice />
          </div>
          <RunCharts series={series} />
        </>
      )}
      {summary && (
        <>
          <div className="grid items-start gap-4 lg:grid-cols-2">
            {summary.thresholds.length > 0 && <ThresholdsPanel thresholds={summary.thresholds} />}
            <GeneratorPanel generator={summary.generator} span="worst second" />
          </div>
          <StepTable rows={summaryRows(flows, summary, latency)} note={`${latency} time`} />
        </>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <FlowsPanel runId={head.id} flows={flows} state={head.state} />
        <EventsPanel events={state.events} runId={head.id} />
      </div>
    </div>
  );
}

function SummaryTiles({
  summary,
  latency,
}: {
  readonly summary: RunSummary;
  readonly latency: Latency;
}) {
  const { total } = summary;
  const times = latency === 'service' ? total.serviceTime : total.responseTime;
  const errors = total.errors.reduce((sum, { count }) => sum + count, 0);
  return (
    <Tiles>
      <Tile
        label="Requests"
        value={formatCompact(total.requests)}
        detail={`${formatRate(total.requestsPerSecond)} a second`}
      />
      <Tile
        label={`p95 ${latency} time`}
        value={formatLatency(times.p95)}
        detail={`p50 ${formatLatency(times.p50)}`}
      />
      <Tile
        label={`p99 ${latency} time`}
        value={formatLatency(times.p99)}
        detail={`max ${formatLatency(times.max)}`}
      />
      <Tile
        label="Errors"
        value={formatShare(total.errorRate)}
        detail={`${formatCount(errors)} in all`}
        {...(errors > 0 && { tone: 'bad' as const })}
      />
      <Tile
        label="Iterations"
        value={formatCompact(total.iterations)}
        detail={`${formatCount(total.failedIterations)} failed`}
      />
      <Tile
        label="Peak users"
        value={peakUsersOf(summary)}
        detail={`${formatBytes(total.bytesIn)} received`}
      />
    </Tiles>
  );
}

/** Users are counted at the end of each second: of a load that was over before, none was seen. */
function peakUsersOf({ peakUsers, total }: RunSummary): string {
  return peakUsers === 0 && total.requests > 0 ? '–' : formatCount(peakUsers);
}
