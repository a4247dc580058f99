import type {
  Executor as ExecutorModel,
  Stage as StageModel,
} from '@flowload/engine/model/plan.ts';
import { builder } from '../builder.ts';

type ExecutorOf<Kind extends ExecutorModel['kind']> = Extract<
  ExecutorModel,
  { readonly kind: Kind }
>;

const Stage = builder.objectRef<StageModel>('Stage').implement({
  description: 'Goes to the target within this time: users, or a rate.',
  fields: (t) => ({
    durationMs: t.exposeInt('durationMs'),
    target: t.exposeFloat('target'),
  }),
});

const ConstantVus = builder.objectRef<ExecutorOf<'constant-vus'>>('ConstantVusExecutor').implement({
  fields: (t) => ({ vus: t.exposeInt('vus'), durationMs: t.exposeInt('durationMs') }),
});

const RampingVus = builder.objectRef<ExecutorOf<'ramping-vus'>>('RampingVusExecutor').implement({
  fields: (t) => ({
    startVus: t.exposeInt('startVus'),
    stages: t.field({ type: [Stage], resolve: ({ stages }) => stages }),
    gracefulRampDownMs: t.exposeInt('gracefulRampDownMs'),
  }),
});

const SharedIterations = builder
  .objectRef<ExecutorOf<'shared-iterations'>>('SharedIterationsExecutor')
  .implement({
    fields: (t) => ({
      vus: t.exposeInt('vus'),
      iterations: t.exposeInt('iterations'),
      maxDurationMs: t.exposeInt('maxDurationMs'),
    }),
  });

const PerVuIterations = builder
  .objectRef<ExecutorOf<'per-vu-iterations'>>('PerVuIterationsExecutor')
  .implement({
    fields: (t) => ({
      vus: t.exposeInt('vus'),
      iterations: t.exposeInt('iterations'),
      maxDurationMs: t.exposeInt('maxDurationMs'),
    }),
  });

const ConstantArrivalRate = builder
  .objectRef<ExecutorOf<'constant-arrival-rate'>>('ConstantArrivalRateExecutor')
  .implement({
    fields: (t) => ({
      rate: t.exposeFloat('rate', { description: 'Iterations to start in each time unit.' }),
      timeUnitMs: t.exposeInt('timeUnitMs'),
      durationMs: t.exposeInt('durationMs'),
      preAllocatedVus: t.exposeInt('preAllocatedVus'),
      maxVus: t.exposeInt('maxVus'),
    }),
  });

const RampingArrivalRate = builder
  .objectRef<ExecutorOf<'ramping-arrival-rate'>>('RampingArrivalRateExecutor')
  .implement({
    fields: (t) => ({
      startRate: t.exposeFloat('startRate'),
      timeUnitMs: t.exposeInt('timeUnitMs'),
      stages: t.field({ type: [Stage], resolve: ({ stages }) => stages }),
      preAllocatedVus: t.exposeInt('preAllocatedVus'),
      maxVus: t.exposeInt('maxVus'),
    }),
  });

const byKind = {
  'constant-vus': ConstantVus,
  'ramping-vus': RampingVus,
  'shared-iterations': SharedIterations,
  'per-vu-iterations': PerVuIterations,
  'constant-arrival-rate': ConstantArrivalRate,
  'ramping-arrival-rate': RampingArrivalRate,
} as const;

/** How a scenario's users or iterations are dealt out over time, by k6's names. */
export const Executor = builder.unionType('Executor', {
  description: 'How a scenario’s load is made over time, with k6’s names and semantics.',
  types: [
    ConstantVus,
    RampingVus,
    SharedIterations,
    PerVuIterations,
    ConstantArrivalRate,
    RampingArrivalRate,
  ],
  resolveType: ({ kind }) => byKind[kind],
});
