import { describe, expect, it } from 'vitest';
import { PlanError } from '../plan/plan-error.ts';
import { failureOf } from './failure.ts';
import { UnknownFlowError } from './select-flows.ts';
import { asStageError } from './stage-error.ts';

describe('a run fails', () => {
  it('with what to change when its load does not fit the flows that were found', () => {
    const error = new PlanError('The threshold “checks{step:Pay}: rate>0.9” selects no step.');
    expect(failureOf(asStageError(error))).toEqual({
      code: 'plan-mismatch',
      message:
        'The load that was asked for can’t be made with the flows there are. The threshold “checks{step:Pay}: rate>0.9” selects no step. Change the load and run it again.',
    });
  });

  it('with the flows there are when another was asked for', () => {
    expect(failureOf(asStageError(new UnknownFlowError(['Pay'], ['Browse'])))).toEqual({
      code: 'unknown-flow',
      message: 'No flow is called “Pay”. The flows there are: Browse.',
    });
  });

  it('as a bug of ours with anything that has no name', () => {
    expect(failureOf(asStageError(new TypeError('x is undefined'))).code).toBe('internal');
  });
});
