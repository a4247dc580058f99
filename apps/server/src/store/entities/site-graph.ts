import type { SiteGraph } from '@flowload/engine/model/site-graph.ts';
import { defineEntity, p } from '@mikro-orm/core';
import { TestRun } from './test-run.ts';

/** What the crawl found. The password of an account it made is with the run's secrets and not in here. */
export const SiteGraphRow = defineEntity({
  name: 'SiteGraphRow',
  tableName: 'site_graphs',
  properties: {
    run: () => p.manyToOne(TestRun).mapToPk().primary().deleteRule('cascade'),
    graph: p.json<SiteGraph>().columnType('json'),
  },
});
