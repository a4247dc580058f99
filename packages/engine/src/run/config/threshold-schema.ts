import type { z } from 'zod';
import type { Threshold } from '../../model/plan.ts';
import { PlanError } from '../../plan/plan-error.ts';
import { parseThreshold } from '../../plan/thresholds/parse-threshold.ts';
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
}).superRefine(checkReadable);

/** A bound that a capacity search keeps to. */
export const sloSchema: z.ZodType<Pick<Threshold, 'metric' | 'expression'>> = fields(
  'A bound',
  bound,
).superRefine(checkReadable);

function checkReadable(
  threshold: Pick<Threshold, 'metric' | 'expression'>,
  context: z.RefinementCtx,
): void {
  try {
    parseThreshold(threshold);
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    context.addIssue(error.message);
  }
}
