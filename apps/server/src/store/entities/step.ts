import type { SeriesSummary } from '@flowload/engine/model/metrics.ts';
import { defineEntity, p } from '@mikro-orm/core';
import { TestRun } from './test-run.ts';

/** A step of a run's flow, with its figures once the load is over. Times are milliseconds. */
export const StepRow = defineEntity({
  name: 'StepRow',
  tableName: 'steps',
  properties: {
    run: () => p.manyToOne(TestRun).mapToPk().primary().deleteRule('cascade'),
    flowId: p.text().primary(),
    id: p.text().primary(),
    position: p.integer(),
    name: p.text(),
    thinkTimeMs: p.double().$type<number>(),
    requests: p.integer().nullable(),
    errorRate: p.double().$type<number>().nullable(),
    p50Ms: p.double().$type<number>().fieldName('p50_ms').nullable(),
    p95Ms: p.double().$type<number>().fieldName('p95_ms').nullable(),
    p99Ms: p.double().$type<number>().fieldName('p99_ms').nullable(),
    figures: p.json<SeriesSummary>().columnType('json').nullable(),
  },
});
