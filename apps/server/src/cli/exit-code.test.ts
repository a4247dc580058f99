import type { RunOutcome } from '@flowload/engine';
import { createSummary } from '@flowload/engine';
import type { Summary, Verdict } from '@flowload/engine/model/metrics.ts';
import { expect, test } from 'vitest';
import { exitOf } from './exit-code.ts';

const outcome: RunOutcome = {
  state: 'completed',
  failure: null,
  graph: null,
  flows: [],
  summary: null,
};

function summary(verdict: Verdict): Summary {
  return {
    ...createSummary().finish({ flows: [] }),
    verdict,
    reasons: ['The threshold was missed.'],
  };
}

const failed = (code: NonNullable<RunOutcome['failure']>['code']) =>
  ({ state: 'failed', failure: { code, message: 'Why.' } }) as const;

test.each<[string, Partial<RunOutcome>, number]>([
  ['a verdict that passed', { summary: summary('passed') }, 0],
  ['a discovery with flows', {}, 0],
  ['a verdict that failed', { summary: summary('failed') }, 99],
  ['figures that can not be trusted', { summary: summary('invalid') }, 99],
  ['a flow nobody knows', failed('unknown-flow'), 1],
  ['a load that does not fit the flows', failed('plan-mismatch'), 1],
  ['a wrong password', failed('sign-in-failed'), 1],
  ['a target that does not answer', failed('target-unreachable'), 2],
  ['a target without pages', failed('target-not-html'), 2],
  ['no proof', failed('nothing-verified'), 2],
  ['no browser', failed('no-browser'), 2],
  ['a stage that hung', failed('timeout'), 2],
  ['a bug of ours', failed('internal'), 70],
  ['Ctrl-C', { state: 'aborted' }, 130],
  ['Ctrl-C under load', { state: 'aborted', summary: summary('passed') }, 130],
])('%s', (_, changes, code) => {
  expect(exitOf({ ...outcome, ...changes }).code).toBe(code);
});
