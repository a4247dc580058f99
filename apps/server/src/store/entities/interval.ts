import type {
  ErrorExample,
  GeneratorHealth,
  SeriesCounts,
} from '@flowload/engine/model/metrics.ts';
import { defineEntity, p } from '@mikro-orm/core';
import { TestRun } from './test-run.ts';

/**
 * One second of a load. The total stands apart from the series of flows and steps: charts of a
 * whole run need it alone, and it is a small part of the row. `json` and not `jsonb`, here and
 * everywhere: histograms take a third of the room, and a target's answers may hold U+0000, which
 * jsonb refuses.
 */
export const IntervalRow = defineEntity({
  name: 'IntervalRow',
  tableName: 'intervals',
  properties: {
    run: () => p.manyToOne(TestRun).mapToPk().primary().deleteRule('cascade'),
    seq: p.integer().primary(),
    sequence: p.integer(),
    startedAt: p.datetime(3),
    durationMs: p.double().$type<number>(),
    activeUsers: p.integer(),
    requests: p.integer(),
    errors: p.integer(),
    total: p.json<readonly SeriesCounts[]>().columnType('json'),
    parts: p.json<readonly SeriesCounts[]>().columnType('json').lazy(),
    examples: p.json<readonly ErrorExample[]>().columnType('json').lazy(),
    generator: p.json<GeneratorHealth>().columnType('json'),
  },
  uniques: [{ name: 'intervals_sequence_unique', properties: ['run', 'sequence'] }],
});
