import type { Threshold as ThresholdModel } from '@flowload/engine/model/plan.ts';
import { builder } from '../builder.ts';

export const Threshold = builder.objectRef<ThresholdModel>('Threshold').implement({
  fields: (t) => ({
    metric: t.exposeString('metric'),
    expression: t.exposeString('expression'),
  }),
});

export const ThresholdInput = builder.inputType('ThresholdInput', {
  fields: (t) => ({
    metric: t.string({ required: true }),
    expression: t.string({ required: true }),
  }),
});
