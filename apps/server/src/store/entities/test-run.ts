import type { Flow } from '@flowload/engine/model/flow.ts';
import type { Verdict } from '@flowload/engine/model/metrics.ts';
import type { RunConfig, RunFailure, RunState } from '@flowload/engine/model/run.ts';
import { defineEntity, p } from '@mikro-orm/core';
import type { OlderConfig } from '../older/older-config.ts';
import { Target } from './target.ts';

/** What was asked for, without what is secret (logins, the password of a proxy) or large (flows from a file). */
export type StoredConfig = Omit<RunConfig, 'credentials' | 'flows'> & {
  /** The first of them. */
  readonly usernames: readonly string[];
  /** How many there are; runs that were stored before it was kept have the names alone. */
  readonly logins?: number;
  readonly fromFlowFile: boolean;
};

export const TestRun = defineEntity({
  name: 'TestRun',
  tableName: 'test_runs',
  properties: {
    /** Begins with the time it was made, so that ids sort as the runs do. */
    id: p.text().primary(),
    name: p.text(),
    url: p.text(),
    target: () => p.manyToOne(Target).mapToPk(),
    state: p.text().$type<RunState>().index('test_runs_state_index'),
    verdict: p.text().$type<Verdict>().nullable(),
    failure: p.json<RunFailure>().columnType('json').nullable(),
    config: p.json<StoredConfig | OlderConfig>().columnType('json'),
    /** Flows from a file, to be replayed without a crawl. */
    givenFlows: p.json<readonly Flow[]>().columnType('json').nullable().lazy(),
    /** Passwords, encrypted: see secrets.ts. */
    secrets: p.blob().nullable().lazy(),
    /** False for a run that was made but waits for somebody to start it. */
    startRequested: p.boolean(),
    /** Last number of the run's update sequence. */
    sequence: p.integer(),
    createdAt: p.datetime(3),
    startedAt: p.datetime(3).nullable(),
    endedAt: p.datetime(3).nullable(),
  },
});
