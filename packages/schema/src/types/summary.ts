import type {
  ErrorExample as ErrorExampleModel,
  Summary as SummaryModel,
  ThresholdResult as ThresholdResultModel,
} from '@flowload/engine/model/metrics.ts';
import { builder } from '../builder.ts';
import { ErrorClass } from './counts.ts';
import { GeneratorHealth } from './generator-health.ts';
import { SeriesSummary } from './series-summary.ts';
import { Verdict } from './verdict.ts';

const ThresholdResult = builder.objectRef<ThresholdResultModel>('ThresholdResult').implement({
  fields: (t) => ({
    metric: t.exposeString('metric'),
    expression: t.exposeString('expression'),
    actual: t.exposeFloat('actual'),
    passed: t.exposeBoolean('passed'),
  }),
});

const ErrorExample = builder.objectRef<ErrorExampleModel>('ErrorExample').implement({
  fields: (t) => ({
    errorClass: t.field({ type: ErrorClass, resolve: (example) => example.errorClass }),
    flowId: t.exposeID('flowId'),
    stepId: t.exposeID('stepId'),
    at: t.field({ type: 'DateTime', resolve: (example) => example.at }),
    method: t.exposeString('method'),
    url: t.exposeString('url'),
    status: t.exposeInt('status', { nullable: true }),
    message: t.exposeString('message'),
    body: t.exposeString('body', { nullable: true }),
  }),
});

export const Summary = builder.objectRef<SummaryModel>('Summary').implement({
  fields: (t) => ({
    verdict: t.field({ type: Verdict, resolve: (summary) => summary.verdict }),
    reasons: t.stringList({ resolve: (summary) => summary.reasons }),
    durationMs: t.exposeFloat('durationMs'),
    peakUsers: t.exposeInt('peakUsers'),
    total: t.field({ type: SeriesSummary, resolve: (summary) => summary.total }),
    flows: t.field({ type: [SeriesSummary], resolve: (summary) => summary.flows }),
    steps: t.field({ type: [SeriesSummary], resolve: (summary) => summary.steps }),
    thresholds: t.field({ type: [ThresholdResult], resolve: (summary) => summary.thresholds }),
    examples: t.field({ type: [ErrorExample], resolve: (summary) => summary.examples }),
    generator: t.field({ type: GeneratorHealth, resolve: (summary) => summary.generator }),
  }),
});
