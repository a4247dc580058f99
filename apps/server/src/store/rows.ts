import type { Flow } from '@flowload/engine/model/flow.ts';
import type {
  ErrorClass,
  Interval,
  SeriesCounts,
  SeriesSummary,
  Summary,
} from '@flowload/engine/model/metrics.ts';
import type { RunConfig, RunEvent } from '@flowload/engine/model/run.ts';
import type { RunRecord } from '@flowload/schema';
import type { InferEntity } from '@mikro-orm/core';
import { maskedProxy } from '../masked-proxy.ts';
import type { IntervalRow } from './entities/interval.ts';
import type { RunEventRow } from './entities/run-event.ts';
import type { StoredConfig, TestRun } from './entities/test-run.ts';
import { currentConfig } from './older/older-config.ts';
import {
  currentErrorExample,
  currentGeneratorHealth,
  currentSeriesCounts,
} from './older/older-figures.ts';

/** Between the model and the tables. Nothing here does I/O. */

export function storedConfig({ credentials, flows, ...config }: RunConfig): StoredConfig {
  return {
    ...config,
    network: { ...config.network, proxy: maskedProxy(config.network.proxy) },
    usernames: credentials.slice(0, mostUsernames).map(({ username }) => username),
    logins: credentials.length,
    fromFlowFile: flows !== null,
  };
}

/** As many names as anybody reads; a list of runs is read with all of them. */
const mostUsernames = 20;

type StoredRun = Pick<
  InferEntity<typeof TestRun>,
  | 'id'
  | 'name'
  | 'state'
  | 'verdict'
  | 'failure'
  | 'config'
  | 'createdAt'
  | 'startedAt'
  | 'endedAt'
  | 'sequence'
>;

export function toRunRecord(row: StoredRun): RunRecord {
  const config = currentConfig(row.config);
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    verdict: row.verdict ?? null,
    failure: row.failure ?? null,
    config: { ...config, logins: config.logins ?? config.usernames.length },
    createdAt: row.createdAt,
    startedAt: row.startedAt ?? null,
    endedAt: row.endedAt ?? null,
    sequence: row.sequence,
  };
}

export function eventRow(run: string, sequence: number, { seq, at, body }: RunEvent) {
  return { run, seq, sequence, at: new Date(at), kind: body.kind, body };
}

export function toEvent(
  row: Pick<InferEntity<typeof RunEventRow>, 'seq' | 'at' | 'body'>,
): RunEvent {
  return { seq: row.seq, at: row.at.getTime(), body: row.body };
}

export function intervalRow(run: string, sequence: number, interval: Interval) {
  const total = interval.series.filter(isTotal);
  return {
    run,
    seq: interval.seq,
    sequence,
    startedAt: new Date(interval.startedAt),
    durationMs: interval.durationMs,
    activeUsers: interval.activeUsers,
    requests: total.reduce((sum, { requests }) => sum + requests, 0),
    errors: total.reduce((sum, { errors }) => sum + errorTotal(errors), 0),
    total,
    parts: interval.series.filter((series) => !isTotal(series)),
    examples: interval.examples,
    generator: interval.generator,
    thresholds: interval.thresholds,
    control: interval.control,
  };
}

type StoredInterval = Pick<
  InferEntity<typeof IntervalRow>,
  | 'seq'
  | 'startedAt'
  | 'durationMs'
  | 'activeUsers'
  | 'total'
  | 'generator'
  | 'thresholds'
  | 'control'
> &
  Partial<Pick<InferEntity<typeof IntervalRow>, 'parts' | 'examples'>>;

/** Parts and examples that were not read are left out. */
export function toInterval(row: StoredInterval): Interval {
  return {
    seq: row.seq,
    startedAt: row.startedAt.getTime(),
    durationMs: row.durationMs,
    activeUsers: row.activeUsers,
    series: [...row.total, ...(row.parts ?? [])].map(currentSeriesCounts),
    examples: (row.examples ?? []).map(currentErrorExample),
    generator: currentGeneratorHealth(row.generator),
    thresholds: row.thresholds ?? [],
    control: row.control ?? 'running',
  };
}

export function flowRows(run: string, flows: readonly Flow[]) {
  return flows.map((flow, position) => ({
    run,
    id: flow.id,
    position,
    name: printable(flow.name),
    effect: flow.effect,
    proof: flow.proof.kind,
    definition: flow,
  }));
}

export function stepRows(run: string, flows: readonly Flow[]) {
  const all = flows.flatMap((flow) => flow.steps.map((step) => ({ flowId: flow.id, step })));
  return all.map(({ flowId, step }, position) => ({
    run,
    flowId,
    id: step.id,
    position,
    name: printable(step.name),
    thinkTimeMs: step.thinkTimeMs,
  }));
}

export function stepFigures(figures: SeriesSummary) {
  return {
    requests: figures.requests,
    errorRate: figures.errorRate,
    p50Ms: figures.times.service.p50,
    p95Ms: figures.times.service.p95,
    p99Ms: figures.times.service.p99,
    figures,
  };
}

export function summaryRow(run: string, summary: Summary) {
  const { total } = summary;
  return {
    run,
    verdict: summary.verdict,
    durationMs: summary.durationMs,
    peakUsers: summary.peakUsers,
    requests: total.requests,
    requestsPerSecond: total.requestsPerSecond,
    errorRate: total.errorRate,
    iterations: total.iterations,
    p50Ms: total.times.service.p50,
    p95Ms: total.times.service.p95,
    p99Ms: total.times.service.p99,
    body: summary,
  };
}

/** Postgres' text can't hold U+0000. */
export function printable(text: string): string {
  return text.replaceAll('\0', '');
}

function isTotal({ key }: SeriesCounts): boolean {
  return key.scenario === null && key.flowId === null && key.stepId === null;
}

function errorTotal(errors: Readonly<Partial<Record<ErrorClass, number>>>): number {
  return Object.values(errors).reduce((sum, count) => sum + count, 0);
}
