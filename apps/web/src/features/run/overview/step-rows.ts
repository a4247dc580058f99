import type { FlowCard, LiveInterval, RunSummary } from '../documents.ts';
import type { Percentiles, SeriesFigures } from '../figure-fragments.ts';

export type Latency = 'response' | 'service';

/** One line of the table: a step, or a whole flow above its steps. */
export interface StepRow {
  readonly key: string;
  readonly kind: 'flow' | 'step';
  readonly flowId: string;
  readonly name: string;
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly errors: number;
  /** 0 to 1. */
  readonly errorRate: number;
  readonly times: Percentiles | null;
}

export const sortColumns = [
  'name',
  'requests',
  'rate',
  'errors',
  'p50',
  'p95',
  'p99',
  'max',
] as const;
export type SortColumn = (typeof sortColumns)[number];

/** Whole run: each flow that was loaded with its steps below it, in the flows' order. */
export function summaryRows(
  flows: readonly FlowCard[],
  summary: RunSummary,
  latency: Latency,
): readonly StepRow[] {
  return flows.flatMap((flow) => {
    const figures = summary.flows.find((one) => one.flowId === flow.id);
    if (figures === undefined) return [];
    const steps = seriesOf(flow).flatMap(({ id, name }) => {
      const found = summary.steps.find((one) => one.flowId === flow.id && one.stepId === id);
      return found ? [toRow('step', flow, name, found, latency)] : [];
    });
    return [toRow('flow', flow, flow.name, figures, latency), ...steps];
  });
}

/** The steps of a flow, each with a place below it for what its page pulled in. */
function seriesOf({ steps }: FlowCard): readonly { readonly id: string; readonly name: string }[] {
  return steps.flatMap(({ id, name }) => [
    { id, name },
    { id: `${id}/assets`, name: `${name} (sub-resources)` },
  ]);
}

function toRow(
  kind: StepRow['kind'],
  flow: FlowCard,
  name: string,
  figures: SeriesFigures,
  latency: Latency,
): StepRow {
  return {
    key: `${flow.id} ${figures.stepId ?? ''}`,
    kind,
    flowId: flow.id,
    name,
    requests: figures.requests,
    requestsPerSecond: figures.requestsPerSecond,
    errors: figures.errors.reduce((sum, { count }) => sum + count, 0),
    errorRate: figures.errorRate,
    times: figures.requests === 0 ? null : timesOf(figures, latency),
  };
}

/**
 * The last seconds of each loaded flow with its steps below it. Counts are sums over them;
 * percentiles can't be averaged, so they are those of the newest second that has any.
 */
export function recentRows(
  flows: readonly FlowCard[],
  recent: readonly LiveInterval[],
  latency: Latency,
): readonly StepRow[] {
  const seconds = recent.reduce((sum, interval) => sum + interval.durationMs, 0) / 1_000;
  return flows
    .filter((flow) => flow.proof.kind === 'VERIFIED')
    .flatMap((flow) => [
      recentRow('flow', flow, null, flow.name, { recent, seconds, latency }),
      ...seriesOf(flow)
        .map(({ id, name }) => recentRow('step', flow, id, name, { recent, seconds, latency }))
        .filter((row) => row.requests > 0 || !row.key.endsWith('/assets')),
    ]);
}

function recentRow(
  kind: StepRow['kind'],
  flow: FlowCard,
  stepId: string | null,
  name: string,
  {
    recent,
    seconds,
    latency,
  }: {
    readonly recent: readonly LiveInterval[];
    readonly seconds: number;
    readonly latency: Latency;
  },
): StepRow {
  const figures = recent.flatMap((interval) =>
    (kind === 'flow' ? interval.flows : interval.steps).filter(
      (one) => one.flowId === flow.id && one.stepId === stepId,
    ),
  );
  const requests = figures.reduce((sum, one) => sum + one.requests, 0);
  const errors = figures.reduce((sum, one) => sum + one.errors, 0);
  const newest = figures.findLast((one) => timesOf(one, latency) !== null);
  return {
    key: `${flow.id} ${stepId ?? ''}`,
    kind,
    flowId: flow.id,
    name,
    requests,
    requestsPerSecond: seconds === 0 ? 0 : requests / seconds,
    errors,
    errorRate: requests === 0 ? 0 : errors / requests,
    times: newest ? timesOf(newest, latency) : null,
  };
}

function timesOf<Times>(
  figures: { readonly responseTime: Times; readonly serviceTime: Times },
  latency: Latency,
): Times {
  return latency === 'service' ? figures.serviceTime : figures.responseTime;
}

/** Flows by a column, and below each its steps by the same; what had no request comes last either way. */
export function sortRows(
  rows: readonly StepRow[],
  column: SortColumn,
  descending: boolean,
): readonly StepRow[] {
  const compare = (a: StepRow, b: StepRow) => {
    if (column === 'name') return a.name.localeCompare(b.name) * (descending ? -1 : 1);
    if (a.requests === 0 || b.requests === 0)
      return Number(a.requests === 0) - Number(b.requests === 0);
    return (figureOf(a, column) - figureOf(b, column)) * (descending ? -1 : 1);
  };
  const of = (kind: StepRow['kind']) => rows.filter((row) => row.kind === kind).toSorted(compare);
  const steps = Map.groupBy(of('step'), (row) => row.flowId);
  return of('flow').flatMap((flow) => [flow, ...(steps.get(flow.flowId) ?? [])]);
}

function figureOf(row: StepRow, column: Exclude<SortColumn, 'name'>): number {
  switch (column) {
    case 'requests':
      return row.requests;
    case 'rate':
      return row.requestsPerSecond;
    case 'errors':
      return row.errorRate;
    default:
      return row.times?.[column] ?? -1;
  }
}
