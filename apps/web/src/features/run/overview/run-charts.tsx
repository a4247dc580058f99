import { useMemo, useSyncExternalStore } from 'react';
import type { PlotSeries, PlotSource } from '../../../charts/plot.ts';
import { TimeSeriesChart } from '../../../charts/time-series-chart.tsx';
import { formatCompact, formatRate } from '../../../format/number.ts';
import { formatLatency } from '../../../format/time.ts';
import { Panel } from '../../../ui/panel.tsx';
import type { ErrorClass } from '../documents.ts';
import { errorClasses, type RunSeries, type SeriesColumn } from '../run-series.ts';
import { errorClassWords } from '../run-words.ts';
import { useLatency } from './use-latency.ts';

/** Enough for a wide screen; more would be drawn over each other. */
const pointLimit = 1_200;
const group = 'run';

const throughput: readonly PlotSeries[] = [
  { label: 'Requests/s', color: '--series-1', kind: 'area' },
];
const users: readonly PlotSeries[] = [{ label: 'Users', color: '--series-5', kind: 'steps' }];
const latencies: readonly PlotSeries[] = [
  { label: 'p50', color: '--series-2', kind: 'line' },
  { label: 'p95', color: '--series-1', kind: 'line' },
  { label: 'p99', color: '--series-3', kind: 'line' },
];
const errorColors: Readonly<Record<ErrorClass, string>> = {
  STATUS: '--series-bad',
  TIMEOUT: '--series-5',
  CONNECTION: '--series-1',
  CHECK: '--series-4',
  EXTRACTION: '--series-2',
  PROTOCOL: '--series-6',
  ASSET: '--series-3',
};

const latencyColumns = {
  response: ['responseP50', 'responseP95', 'responseP99'],
  service: ['serviceP50', 'serviceP95', 'serviceP99'],
} as const satisfies Record<string, readonly SeriesColumn[]>;
const throughputColumns = ['requestsPerSecond'] as const;
const userColumns = ['activeUsers'] as const;

/** Throughput, latency, errors and users over the time of the load, with one cursor. */
export function RunCharts({ series }: { readonly series: RunSeries }) {
  const [latency] = useLatency();
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <ChartPanel>
        <TimeSeriesChart
          title="Throughput"
          series={throughput}
          source={useSource(series, throughputColumns)}
          format={formatRate}
          group={group}
        />
      </ChartPanel>
      <ChartPanel>
        <TimeSeriesChart
          title={latency === 'service' ? 'Service time' : 'Response time'}
          series={latencies}
          source={useSource(series, latencyColumns[latency])}
          format={formatLatency}
          group={group}
        />
      </ChartPanel>
      <ChartPanel>
        <ErrorsChart series={series} />
      </ChartPanel>
      <ChartPanel>
        <TimeSeriesChart
          title="Active users"
          series={users}
          source={useSource(series, userColumns)}
          whole
          format={formatCompact}
          group={group}
        />
      </ChartPanel>
    </div>
  );
}

/** Only the classes that happened have a line. */
export function ErrorsChart({ series }: { readonly series: RunSeries }) {
  const seen = useSyncExternalStore(series.subscribe, () => seenClasses(series).join(' '));
  const classes = useMemo(
    () => errorClasses.filter((errorClass) => seen.split(' ').includes(errorClass)),
    [seen],
  );
  const lines = useMemo<readonly PlotSeries[]>(
    () =>
      classes.map((errorClass) => ({
        label: errorClassWords[errorClass].label,
        color: errorColors[errorClass],
        kind: 'area',
      })),
    [classes],
  );
  return (
    <TimeSeriesChart
      title="Errors/s"
      series={lines}
      source={useSource(series, classes)}
      format={formatRate}
      group={group}
      empty={classes.length === 0 ? 'No errors' : null}
    />
  );
}

function seenClasses(series: RunSeries): readonly ErrorClass[] {
  const { errorsByClass } = series.totals();
  return errorClasses.filter((errorClass) => errorsByClass[errorClass] > 0);
}

function useSource(series: RunSeries, columns: readonly SeriesColumn[]): PlotSource {
  return useMemo(
    () => ({
      subscribe: series.subscribe,
      read: () => series.read(columns, pointLimit),
      marks: series.marks,
    }),
    [series, columns],
  );
}

function ChartPanel({ children }: { readonly children: React.ReactNode }) {
  return (
    <Panel padded={false} className="pb-1">
      {children}
    </Panel>
  );
}
