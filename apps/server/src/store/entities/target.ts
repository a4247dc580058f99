import { defineEntity, p } from '@mikro-orm/core';

/** What is tested, by origin; runs against the same origin share it. */
export const Target = defineEntity({
  name: 'Target',
  tableName: 'targets',
  properties: {
    id: p.integer().primary(),
    origin: p.text().unique('targets_origin_unique'),
    createdAt: p.datetime(3),
  },
});
