import type { LoadControlState } from '@flowload/engine/model/control.ts';
import type {
  ErrorExample,
  GeneratorHealth,
  SeriesCounts,
  ThresholdResult,
} from '@flowload/engine/model/metrics.ts';
import { defineEntity, p } from '@mikro-orm/core';
import type {
  OlderErrorExample,
  OlderGeneratorHealth,
  OlderSeriesCounts,
} from '../older/older-figures.ts';
import { TestRun } from './test-run.ts';

/**
 * One second of a load. The total stands apart from the series of scenarios, flows and steps: charts of a
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
    total: p.json<readonly (SeriesCounts | OlderSeriesCounts)[]>().columnType('json'),
    parts: p.json<readonly (SeriesCounts | OlderSeriesCounts)[]>().columnType('json').lazy(),
    examples: p.json<readonly (ErrorExample | OlderErrorExample)[]>().columnType('json').lazy(),
    generator: p.json<GeneratorHealth | OlderGeneratorHealth>().columnType('json'),
    thresholds: p.json<readonly ThresholdResult[]>().columnType('json').default('[]'),
    control: p.text().$type<LoadControlState>().default('running'),
  },
  uniques: [{ name: 'intervals_sequence_unique', properties: ['run', 'sequence'] }],
});
