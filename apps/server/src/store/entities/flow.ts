import type { Effect } from '@flowload/engine/model/effect.ts';
import type { Flow } from '@flowload/engine/model/flow.ts';
import { defineEntity, p } from '@mikro-orm/core';
import { TestRun } from './test-run.ts';

export const FlowRow = defineEntity({
  name: 'FlowRow',
  tableName: 'flows',
  properties: {
    run: () => p.manyToOne(TestRun).mapToPk().primary().deleteRule('cascade'),
    id: p.text().primary(),
    position: p.integer(),
    name: p.text(),
    effect: p.text().$type<Effect>(),
    proof: p.text().$type<Flow['proof']['kind']>(),
    definition: p.json<Flow>().columnType('json'),
  },
});
