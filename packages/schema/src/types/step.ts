import type { Flow as FlowModel, Step as StepModel } from '@flowload/engine/model/flow.ts';
import type { Summary } from '@flowload/engine/model/metrics.ts';
import { builder } from '../builder.ts';
import { Exchange } from './exchange.ts';
import { SeriesSummary } from './series-summary.ts';

/** A step with what it needs to tell its figures; the summary is read when they are asked for. */
export interface StepView {
  readonly flow: FlowModel;
  readonly step: StepModel;
  readonly summary: () => Promise<Summary | null>;
}

export const Step = builder.objectRef<StepView>('Step').implement({
  fields: (t) => ({
    id: t.id({ resolve: ({ step }) => step.id }),
    flowId: t.id({ resolve: ({ flow }) => flow.id }),
    flowName: t.string({ resolve: ({ flow }) => flow.name }),
    name: t.string({ resolve: ({ step }) => step.name }),
    thinkTimeMs: t.float({ resolve: ({ step }) => step.thinkTimeMs }),
    exchanges: t.field({
      type: [Exchange],
      complexity: { field: 1, multiplier: 5 },
      resolve: ({ step }) => step.exchanges,
    }),
    figures: t.field({
      type: SeriesSummary,
      nullable: true,
      async resolve({ flow, step, summary }) {
        const steps = (await summary())?.steps ?? [];
        return steps.find(({ key }) => key.flowId === flow.id && key.stepId === step.id) ?? null;
      },
    }),
  }),
});
