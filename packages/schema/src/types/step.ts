import type { Flow as FlowModel, Step as StepModel } from '@flowload/engine/model/flow.ts';
import type {
  SeriesSummary as SeriesSummaryModel,
  Summary,
} from '@flowload/engine/model/metrics.ts';
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
      resolve: async ({ flow, step, summary }) => figuresOf(await summary(), flow.id, step.id),
    }),
    assetCount: t.int({
      description: 'Sub-resources that a browser asks for with this step.',
      resolve: ({ step }) => step.assets?.length ?? 0,
    }),
    assetsId: t.id({
      description: 'What intervals call the series of the step’s sub-resources.',
      resolve: ({ step }, _args, { assetsStepId }) => assetsStepId(step.id),
    }),
    assets: t.field({
      type: SeriesSummary,
      nullable: true,
      description: 'Figures of the sub-resources; null when none were asked for.',
      resolve: async ({ flow, step, summary }, _args, { assetsStepId }) =>
        figuresOf(await summary(), flow.id, assetsStepId(step.id)),
    }),
  }),
});

function figuresOf(
  summary: Summary | null,
  flowId: string,
  stepId: string,
): SeriesSummaryModel | null {
  const steps = summary?.steps ?? [];
  return steps.find(({ key }) => key.flowId === flowId && key.stepId === stepId) ?? null;
}
