import type { Flow as FlowModel } from '@flowload/engine/model/flow.ts';
import type { Summary } from '@flowload/engine/model/metrics.ts';
import { builder } from '../builder.ts';
import type { RunReader } from '../context.ts';
import { variablesOf } from '../variables.ts';
import { Effect } from './effect.ts';
import { Fidelity } from './fidelity.ts';
import { Proof } from './proof.ts';
import { SeriesSummary } from './series-summary.ts';
import { Step } from './step.ts';
import { Variable } from './variable.ts';

/** A flow of a run; the run's summary is read when figures are asked for. */
export interface FlowView {
  readonly flow: FlowModel;
  readonly summary: () => Promise<Summary | null>;
}

/** The flows share one reading of the summary. */
export function flowViews(
  flows: readonly FlowModel[],
  reader: RunReader,
  runId: string,
): readonly FlowView[] {
  let reading: Promise<Summary | null> | null = null;
  const summary = () => {
    reading ??= reader.summary(runId);
    return reading;
  };
  return flows.map((flow) => ({ flow, summary }));
}

export const Flow = builder.objectRef<FlowView>('Flow').implement({
  fields: (t) => ({
    id: t.id({ resolve: ({ flow }) => flow.id }),
    name: t.string({ resolve: ({ flow }) => flow.name }),
    effect: t.field({ type: Effect, resolve: ({ flow }) => flow.effect }),
    proof: t.field({ type: Proof, resolve: ({ flow }) => flow.proof }),
    steps: t.field({
      type: [Step],
      complexity: { field: 1, multiplier: 5 },
      resolve: ({ flow, summary }) => flow.steps.map((step) => ({ flow, step, summary })),
    }),
    variables: t.field({
      type: [Variable],
      description: 'Each dynamic value once; `fidelity` tells the whole.',
      resolve: ({ flow }, _args, { fidelityOf }) => variablesOf(fidelityOf(flow).values),
    }),
    fidelity: t.field({
      type: Fidelity,
      description: 'What the proof of the flow rests on.',
      resolve: ({ flow }, _args, { fidelityOf }) => fidelityOf(flow),
    }),
    needsCredentials: t.boolean({ resolve: ({ flow }) => flow.needsCredentials }),
    figures: t.field({
      type: SeriesSummary,
      nullable: true,
      description: 'Null before load.',
      async resolve({ flow, summary }) {
        const flows = (await summary())?.flows ?? [];
        return flows.find(({ key }) => key.flowId === flow.id) ?? null;
      },
    }),
  }),
});
