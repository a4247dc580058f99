import type { z } from 'zod';
import { checkSearchable } from '../../capacity/searchable-bound.ts';
import type { Threshold } from '../../model/plan.ts';
import { PlanError } from '../../plan/plan-error.ts';
import { parseThreshold, type ThresholdText } from '../../plan/thresholds/parse-threshold.ts';
import { runBounds } from '../limits.ts';
import { fields, time, words, yesOrNo } from './shapes.ts';

const bound = {
  metric: words('The metric of a threshold'),
  expression: words('The expression of a threshold'),
};

export const thresholdSchema: z.ZodType<Threshold> = fields('A threshold', {
  ...bound,
  abortOnFail: yesOrNo('Whether to abort on fail').default(false),
  delayAbortEvalMs: time('The delay before an abort', runBounds.delayMs).default(0),
}).superRefine(passes(parseThreshold));

/** A bound that a capacity search keeps to. */
export const sloSchema: z.ZodType<ThresholdText> = fields('A bound', bound).superRefine(
  passes(checkSearchable),
);

/** Told by a check that throws a PlanError. */
function passes(check: (threshold: ThresholdText) => void) {
  return (threshold: ThresholdText, context: z.RefinementCtx) => {
    try {
      check(threshold);
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      context.addIssue(error.message);
    }
  };
}
