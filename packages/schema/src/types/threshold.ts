import type { ThresholdResult as ThresholdResultModel } from '@flowload/engine/model/metrics.ts';
import type { Threshold as ThresholdModel } from '@flowload/engine/model/plan.ts';
import { boundText, measuredText } from '@flowload/engine/model/threshold-words.ts';
import { builder } from '../builder.ts';

export const Threshold = builder.objectRef<ThresholdModel>('Threshold').implement({
  description:
    'A bound on a metric in k6’s words: metric `http_req_duration{flow:Check out}`, expression `p(95)<500` or `p(95)<500 over 30s`.',
  fields: (t) => ({
    metric: t.exposeString('metric'),
    expression: t.exposeString('expression'),
    abortOnFail: t.exposeBoolean('abortOnFail', {
      description: 'Ends the load as soon as it fails.',
    }),
    delayAbortEvalMs: t.exposeInt('delayAbortEvalMs', {
      description: 'So long after the beginning it ends nothing yet.',
    }),
  }),
});

export const ThresholdInput = builder.inputType('ThresholdInput', {
  fields: (t) => ({
    metric: t.string({ required: true }),
    expression: t.string({ required: true }),
    abortOnFail: t.boolean(),
    delayAbortEvalMs: t.int(),
  }),
});

export const ThresholdResult = builder
  .objectRef<ThresholdResultModel>('ThresholdResult')
  .implement({
    fields: (t) => ({
      metric: t.exposeString('metric'),
      expression: t.exposeString('expression'),
      actual: t.exposeFloat('actual', {
        description: 'Of a sliding window (`over 30s`) the worst that it came to.',
      }),
      actualText: t.string({
        description: '`actual` in the unit of its metric: `812 ms`, `2.1 %`, `250/s`.',
        resolve: (result) => measuredText(result, result.actual),
      }),
      boundText: t.string({
        nullable: true,
        description: 'What it may come to at most, or has to at least, in the same unit.',
        resolve: (result) => boundText(result),
      }),
      passed: t.exposeBoolean('passed'),
      failedAtMs: t.exposeFloat('failedAtMs', {
        nullable: true,
        description: 'Milliseconds into the load at which it first failed; null while it holds.',
      }),
      aborted: t.exposeBoolean('aborted', { description: 'It ended the load.' }),
    }),
  });
