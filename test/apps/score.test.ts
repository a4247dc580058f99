import { expect, it } from 'vitest';
import type { Effect } from './effects.ts';
import { foundShare, missedBars, scoreOf, sumOf, type Verdict } from './score.ts';
import { flowThatSends, truthFlowOf } from './truth.fixture.ts';

const truth = truthFlowOf('save', { proof: true });
const flow = flowThatSends(['POST /save']);
const exact: Effect = {
  flow,
  users: 4,
  expected: '+20',
  actual: '+20',
  exact: true,
  failed: 0,
  errors: [],
};
const perfect: Verdict = {
  app: 'app',
  seconds: 1,
  targets: [
    { target: { address: '/a', texts: [] }, visit: { kind: 'visited' } },
    { target: { address: '/b', texts: [] }, visit: { kind: 'left-alone', reason: '' } },
  ],
  leftOutTargets: [{ address: '/c', reason: '' }],
  flows: [
    { kind: 'found', truth, candidates: [flow] },
    { kind: 'trap-left-alone', truth: truthFlowOf('logout', {}) },
    { kind: 'left-out', truth: truthFlowOf('api', { proof: true }), reason: '' },
  ],
  effects: new Map([['save', [{ ...exact, exact: false }, exact]]]),
};

it('counts what was visited, left alone, proven and exact, and not what was left out', () => {
  expect(scoreOf(perfect)).toEqual({
    targets: { done: 2, of: 2 },
    flows: { done: 2, of: 2 },
    proven: { done: 1, of: 1 },
    effects: { done: 1, of: 1 },
  });
  expect(missedBars(scoreOf(perfect))).toEqual([]);
});

it('misses a bar when something was not found, not proven or not exact', () => {
  const poor = scoreOf({
    ...perfect,
    flows: [
      { kind: 'missed', truth },
      { kind: 'trap-sprung', truth: truthFlowOf('logout', {}) },
    ],
    effects: new Map([['save', [{ ...exact, exact: false }]]]),
  });
  expect(foundShare(poor)).toBe(0.5);
  expect(missedBars(poor)).toEqual([
    '50.0 % of the flows and targets were found, the bar is 95.0 %.',
    '0 of 1 flows that must be proven are verified, the bar is all of them.',
    '0 of 1 replayed flows left exactly their effects, the bar is all of them.',
  ]);
});

it('adds applications up', () => {
  const both = sumOf([scoreOf(perfect), scoreOf({ ...perfect, targets: [] })]);
  expect(both.targets).toEqual({ done: 2, of: 2 });
  expect(both.flows).toEqual({ done: 4, of: 4 });
});
