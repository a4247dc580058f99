import type { Percentiles as PercentilesModel } from '@flowload/engine/model/metrics.ts';
import { builder } from '../builder.ts';

export const Percentiles = builder.objectRef<PercentilesModel>('Percentiles').implement({
  description: 'Milliseconds.',
  fields: (t) => ({
    p50: t.exposeFloat('p50'),
    p90: t.exposeFloat('p90'),
    p95: t.exposeFloat('p95'),
    p99: t.exposeFloat('p99'),
    p999: t.exposeFloat('p999', { description: 'The 99.9th.' }),
    max: t.exposeFloat('max'),
    mean: t.exposeFloat('mean'),
  }),
});
