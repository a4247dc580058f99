import type { Summary as SummaryModel } from '@flowload/engine/model/metrics.ts';
import { builder } from '../builder.ts';
import { CapacityResult } from './capacity.ts';
import { ErrorExample } from './error-example.ts';
import { GeneratorHealth } from './generator-health.ts';
import { SeriesSummary } from './series-summary.ts';
import { ThresholdResult } from './threshold.ts';
import { Verdict } from './verdict.ts';

export const Summary = builder.objectRef<SummaryModel>('Summary').implement({
  fields: (t) => ({
    verdict: t.field({ type: Verdict, resolve: (summary) => summary.verdict }),
    reasons: t.stringList({ resolve: (summary) => summary.reasons }),
    warnings: t.stringList({
      description: 'What does not change the verdict and ought to be known.',
      resolve: (summary) => summary.warnings,
    }),
    durationMs: t.exposeFloat('durationMs'),
    peakUsers: t.exposeInt('peakUsers'),
    total: t.field({ type: SeriesSummary, resolve: (summary) => summary.total }),
    scenarios: t.field({
      type: [SeriesSummary],
      description: 'One for each scenario where there are several.',
      resolve: (summary) => summary.scenarios,
    }),
    flows: t.field({ type: [SeriesSummary], resolve: (summary) => summary.flows }),
    steps: t.field({ type: [SeriesSummary], resolve: (summary) => summary.steps }),
    thresholds: t.field({ type: [ThresholdResult], resolve: (summary) => summary.thresholds }),
    examples: t.field({ type: [ErrorExample], resolve: (summary) => summary.examples }),
    generator: t.field({ type: GeneratorHealth, resolve: (summary) => summary.generator }),
    capacity: t.field({
      type: CapacityResult,
      nullable: true,
      description: 'What a capacity search came to; null for any other load.',
      resolve: (summary) => summary.capacity,
    }),
  }),
});
