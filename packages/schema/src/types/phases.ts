import type { Percentiles as PercentilesModel, TimeName } from '@flowload/engine/model/metrics.ts';
import { builder } from '../builder.ts';
import { Percentiles } from './percentiles.ts';

type PhaseTimes = Readonly<Record<TimeName, PercentilesModel | null>>;

/** Where the time of requests went, in the order in which a request passes through it. */
export const Phases = builder.objectRef<PhaseTimes>('Phases').implement({
  description:
    'Where the time of requests went, by k6’s names. Null when nothing was measured: connections that are kept are not made anew.',
  fields: (t) => ({
    blocked: t.field({
      type: Percentiles,
      nullable: true,
      description: 'Waiting for a free connection.',
      resolve: ({ blocked }) => blocked,
    }),
    connecting: t.field({
      type: Percentiles,
      nullable: true,
      resolve: ({ connecting }) => connecting,
    }),
    tlsHandshaking: t.field({
      type: Percentiles,
      nullable: true,
      resolve: ({ tlsHandshaking }) => tlsHandshaking,
    }),
    sending: t.field({ type: Percentiles, nullable: true, resolve: ({ sending }) => sending }),
    waiting: t.field({
      type: Percentiles,
      nullable: true,
      description: 'From the end of the send to the first byte of the answer.',
      resolve: ({ waiting }) => waiting,
    }),
    receiving: t.field({
      type: Percentiles,
      nullable: true,
      resolve: ({ receiving }) => receiving,
    }),
  }),
});
