import type { GeneratorHealth as GeneratorHealthModel } from '@flowload/engine/model/metrics.ts';
import { builder } from '../builder.ts';

export const GeneratorHealth = builder
  .objectRef<GeneratorHealthModel>('GeneratorHealth')
  .implement({
    fields: (t) => ({
      eventLoopDelayP99Ms: t.exposeFloat('eventLoopDelayP99Ms'),
      cpu: t.exposeFloat('cpu', { description: 'Cores in use, summed over workers.' }),
      lateStartsP99Ms: t.exposeFloat('lateStartsP99Ms'),
    }),
  });
