import type { Interval as IntervalModel } from '@flowload/engine/model/metrics.ts';
import { builder } from '../builder.ts';
import type { SeriesFigures } from '../context.ts';
import { GeneratorHealth } from './generator-health.ts';
import { IntervalFigures, nothingMeasured } from './interval-figures.ts';
import { LoadControl } from './load-control.ts';
import { ThresholdResult } from './threshold.ts';

export interface IntervalView {
  readonly interval: IntervalModel;
  /** Total first, then scenarios, flows and steps. */
  readonly figures: readonly SeriesFigures[];
}

export const Interval = builder.objectRef<IntervalView>('Interval').implement({
  fields: (t) => ({
    seq: t.int({ resolve: ({ interval }) => interval.seq }),
    startedAt: t.field({ type: 'DateTime', resolve: ({ interval }) => interval.startedAt }),
    durationMs: t.float({ resolve: ({ interval }) => interval.durationMs }),
    activeUsers: t.int({ resolve: ({ interval }) => interval.activeUsers }),
    control: t.field({
      type: LoadControl,
      description: 'Whether the load ran, was paused or was coming to its end.',
      resolve: ({ interval }) => interval.control,
    }),
    total: t.field({
      type: IntervalFigures,
      resolve: ({ figures }) => figures.find(isTotal) ?? nothingMeasured,
    }),
    scenarios: t.field({
      type: [IntervalFigures],
      description: 'One for each scenario where there are several.',
      complexity: { field: 1, multiplier: 4 },
      resolve: ({ figures }) => figures.filter(({ scenario }) => scenario !== null),
    }),
    flows: t.field({
      type: [IntervalFigures],
      resolve: ({ figures }) => figures.filter((row) => row.flowId !== null && row.stepId === null),
    }),
    steps: t.field({
      type: [IntervalFigures],
      complexity: { field: 1, multiplier: 30 },
      resolve: ({ figures }) => figures.filter((row) => row.stepId !== null),
    }),
    thresholds: t.field({
      type: [ThresholdResult],
      description: 'How the thresholds stood at its end.',
      complexity: { field: 1, multiplier: 4 },
      resolve: ({ interval }) => interval.thresholds,
    }),
    generator: t.field({ type: GeneratorHealth, resolve: ({ interval }) => interval.generator }),
  }),
});

function isTotal({ scenario, flowId, stepId }: SeriesFigures): boolean {
  return scenario === null && flowId === null && stepId === null;
}
