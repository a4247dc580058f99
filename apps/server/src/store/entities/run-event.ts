import type { RunEventBody } from '@flowload/engine/model/run.ts';
import { defineEntity, p } from '@mikro-orm/core';
import { TestRun } from './test-run.ts';

/** What happened in a run, in order. */
export const RunEventRow = defineEntity({
  name: 'RunEventRow',
  tableName: 'run_events',
  properties: {
    run: () => p.manyToOne(TestRun).mapToPk().primary().deleteRule('cascade'),
    seq: p.integer().primary(),
    /** Place in the run's update sequence, which events and intervals share. */
    sequence: p.integer(),
    at: p.datetime(3),
    kind: p.text(),
    body: p.json<RunEventBody>().columnType('json'),
  },
  uniques: [{ name: 'run_events_sequence_unique', properties: ['run', 'sequence'] }],
});
