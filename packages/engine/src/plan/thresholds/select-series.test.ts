import { describe, expect, it } from 'vitest';
import type { SeriesKey } from '../../model/metrics.ts';
import type { Executor, Scenario } from '../../model/plan.ts';
import { PlanError } from '../plan-error.ts';
import { parseThreshold } from './parse-threshold.ts';
import { selectSeries, type ThresholdNames } from './select-series.ts';
import { stageAt } from './stage-at.ts';

const steady: Executor = { kind: 'constant-vus', vus: 1, durationMs: 10_000 };
const ramp: Executor = {
  kind: 'ramping-vus',
  startVus: 1,
  stages: [
    { durationMs: 5_000, target: 10 },
    { durationMs: 3_000, target: 10 },
  ],
  gracefulRampDownMs: 0,
};

function scenario(name: string, executor: Executor, tags: Scenario['tags'] = {}): Scenario {
  return {
    name,
    mix: [],
    executor,
    startMs: 0,
    thinkTime: { kind: 'none' },
    pacing: { kind: 'none' },
    assets: 'none',
    gracefulStopMs: 0,
    tags,
  };
}

const names: ThresholdNames = {
  scenarios: [
    scenario('browsing', ramp, { team: 'search', tier: 'gold' }),
    scenario('buying', steady, { team: 'pay' }),
  ],
  flows: [
    {
      id: 'f1',
      name: 'Checkout',
      steps: [
        { id: 's1', name: 'Open' },
        { id: 's2', name: 'Pay' },
      ],
    },
    { id: 'f2', name: 'Browse', steps: [{ id: 's1', name: 'Open' }] },
  ],
  checks: ['says hello'],
};

function select(metric: string) {
  const threshold = { metric, expression: metric.startsWith('checks') ? 'rate>0.9' : 'count<1' };
  return selectSeries(threshold, parseThreshold(threshold), names);
}

const keys: readonly SeriesKey[] = ['browsing', 'buying'].flatMap((name) => [
  { scenario: name, flowId: 'f1', stepId: null },
  { scenario: name, flowId: 'f1', stepId: 's1' },
  { scenario: name, flowId: 'f1', stepId: 's2' },
  { scenario: name, flowId: 'f2', stepId: 's1' },
]);

describe('a selector means', () => {
  it.each([
    [
      'everything',
      'http_reqs',
      [
        'browsing/f1',
        'browsing/f1/s1',
        'browsing/f1/s2',
        'browsing/f2/s1',
        'buying/f1',
        'buying/f1/s1',
        'buying/f1/s2',
        'buying/f2/s1',
      ],
    ],
    ['a flow by name', 'http_reqs{flow:Browse}', ['browsing/f2/s1', 'buying/f2/s1']],
    ['a flow by id', 'http_reqs{flow:f2,scenario:buying}', ['buying/f2/s1']],
    [
      'a step of one flow',
      'http_reqs{flow:Checkout,step:Open}',
      ['browsing/f1/s1', 'buying/f1/s1'],
    ],
    [
      'a step of every flow',
      'http_reqs{scenario:buying,step:Open}',
      ['buying/f1/s1', 'buying/f2/s1'],
    ],
    ['what is tagged', 'http_reqs{team:search,step:Pay}', ['browsing/f1/s2']],
    ['scenarios that have the stage', 'http_reqs{stage:2,step:Pay}', ['browsing/f1/s2']],
  ])('%s', (_, metric, expected) => {
    const { includes } = select(metric);
    const chosen = keys.filter((key) => includes(key));
    expect(
      chosen.map(({ scenario: name, flowId, stepId }) =>
        [name, flowId, stepId].filter((part) => part !== null).join('/'),
      ),
    ).toEqual(expected);
  });
});

describe('what is not there is told from what is', () => {
  it.each([
    [
      'http_reqs{flow:Chekout}',
      /the flow “Chekout”, which is not there: there is “Checkout”, “Browse”\.$/,
    ],
    ['http_reqs{flow:Browse,step:Pay}', /the step “Pay”.*there is “Open”\.$/],
    ['http_reqs{scenario:night}', /the scenario “night”.*“browsing”, “buying”/],
    ['http_reqs{team:sales}', /the team “sales”.*“search”, “pay”/],
    ['http_reqs{url:/pay}', /by “url”, which no scenario is tagged with: .*flow, step.*team, tier/],
    ['http_reqs{stage:3}', /selects stage 3, but there are only 2/],
    ['http_reqs{scenario:buying,stage:1}', /no scenario that it looks at has stages/],
    ['checks{check:says bye}', /the check “says bye”.*“says hello”/],
  ])('%s', (metric, sentence) => {
    expect(() => select(metric)).toThrow(PlanError);
    expect(() => select(metric)).toThrow(sentence);
  });
});

it('knows the stage that a scenario is in', () => {
  const late = { ...scenario('late', ramp), startMs: 1_000 };
  const stages = [0, 999, 1_000, 5_999, 6_000, 8_999, 9_000, 60_000].map((at) => stageAt(late, at));
  expect(stages).toEqual([null, null, 1, 1, 2, 2, 2, 2]);
  expect(stageAt(scenario('steady', steady), 0)).toBeNull();
});
