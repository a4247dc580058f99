import { CapacityResultPanel } from '../capacity/capacity-panel.tsx';
import { ChecksPanel } from '../figures/checks-panel.tsx';
import { IterationsPanel } from '../figures/iterations-panel.tsx';
import { ScenariosPanel } from '../figures/scenarios-panel.tsx';
import { TimePanel } from '../figures/time-panel.tsx';
import { TwoTruthsPanel } from '../figures/two-truths-panel.tsx';
import { GeneratorPanel } from '../generator/generator-panel.tsx';
import type { RunSeries } from '../run-series.ts';
import type { RunState } from '../run-state.ts';
import { ThresholdsPanel } from '../thresholds/thresholds-panel.tsx';
import { EventsPanel } from './events-panel.tsx';
import { FlowsPanel } from './flows-panel.tsx';
import { LatencyChoice } from './latency-choice.tsx';
import { RunCharts } from './run-charts.tsx';
import { summaryRows } from './step-rows.ts';
import { StepTable } from './step-table.tsx';
import { SummaryTiles } from './summary-tiles.tsx';
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
      {summary?.capacity && (
        <CapacityResultPanel
          result={summary.capacity}
          search={head.config.capacity}
          told={summary.reasons}
        />
      )}
      {summary && (
        <SummaryTiles summary={summary} latency={latency} apdexMs={head.config.apdexMs} />
      )}
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
            <div className="min-w-0 space-y-4 empty:hidden">
              {summary.thresholds.length > 0 && <ThresholdsPanel thresholds={summary.thresholds} />}
              {summary.total.checks.length > 0 && <ChecksPanel checks={summary.total.checks} />}
            </div>
            <GeneratorPanel
              generator={summary.generator}
              span="worst second"
              verdict={summary.verdict}
            />
          </div>
          {summary.scenarios.length > 0 && <ScenariosPanel scenarios={summary.scenarios} />}
          <StepTable rows={summaryRows(flows, summary, latency)} note={`${latency} time`} />
          {summary.total.requests > 0 && (
            <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
              <TimePanel summary={summary} flows={flows} />
              <div className="min-w-0 space-y-4">
                <TwoTruthsPanel total={summary.total} />
                <IterationsPanel total={summary.total} />
              </div>
            </div>
          )}
        </>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <FlowsPanel runId={head.id} flows={flows} state={head.state} />
        <EventsPanel events={state.events} runId={head.id} />
      </div>
    </div>
  );
}
