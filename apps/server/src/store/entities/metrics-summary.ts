import type { Summary, Verdict } from '@flowload/engine/model/metrics.ts';
import { defineEntity, p } from '@mikro-orm/core';
import type { OlderSummary } from '../older/older-figures.ts';
import { TestRun } from './test-run.ts';

/** A run's load in one row: the figures people compare as columns, all of them as `body`. */
export const MetricsSummary = defineEntity({
  name: 'MetricsSummary',
  tableName: 'metrics_summary',
  properties: {
    run: () => p.manyToOne(TestRun).mapToPk().primary().deleteRule('cascade'),
    verdict: p.text().$type<Verdict>(),
    durationMs: p.double().$type<number>(),
    peakUsers: p.integer(),
    requests: p.integer(),
    requestsPerSecond: p.double().$type<number>(),
    errorRate: p.double().$type<number>(),
    iterations: p.integer(),
    p50Ms: p.double().$type<number>().fieldName('p50_ms'),
    p95Ms: p.double().$type<number>().fieldName('p95_ms'),
    p99Ms: p.double().$type<number>().fieldName('p99_ms'),
    body: p.json<Summary | OlderSummary>().columnType('json'),
  },
});
