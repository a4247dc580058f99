import { describe, expect, it } from 'vitest';
import { event, runHead, runSnapshot } from '../../../../testing/fixtures.ts';
import { fromSnapshot } from '../run-state.ts';
import { dialEnd, dialsOf, plannedRate, plannedUsers } from './load-control.ts';

type Scenarios = ReturnType<typeof runHead>['config']['scenarios'];
type Scenario = Scenarios[number];

const scale = (to: number, scenario: string | null) =>
  event(0, { kind: 'CONTROL', command: { kind: 'SCALE', to, scenario } });
const users: Scenario = {
  name: 'browse',
  startMs: 0,
  executor: {
    __typename: 'RampingVusExecutor',
    startVus: 1,
    stages: [
      { durationMs: 10_000, target: 11 },
      { durationMs: 5_000, target: 11 },
    ],
  },
};
const rate: Scenario = {
  name: 'buy',
  startMs: 0,
  executor: {
    __typename: 'ConstantArrivalRateExecutor',
    rate: 5,
    timeUnitMs: 1_000,
    durationMs: 60_000,
  },
};

function dials(scenarios: Scenarios, events = [event(0)]) {
  const config = { ...runHead().config, scenarios };
  return dialsOf(fromSnapshot(runSnapshot({ config }), events));
}

describe('what can be turned', () => {
  it('is the users of a plain run', () => {
    expect(dials([])).toEqual([
      {
        scenario: null,
        label: 'Load',
        unit: 'users',
        planned: null,
        plannedRate: null,
        setTo: null,
      },
    ]);
  });

  it('is the rate of a run that has one', () => {
    expect(dials([rate])).toMatchObject([{ scenario: null, unit: 'rate', plannedRate: 5 }]);
  });

  it('is each of several scenarios, as it was last turned', () => {
    const events = [scale(5, null), scale(30, 'buy')];
    expect(dials([users, rate], events)).toMatchObject([
      { scenario: 'browse', unit: 'users', setTo: 5 },
      { scenario: 'buy', unit: 'rate', setTo: 30 },
    ]);
  });

  it('is nothing of a capacity search', () => {
    const capacity = { unit: 'USERS' as const, from: 1, to: 10, slo: [] };
    const config = { ...runHead().config, capacity };
    expect(dialsOf(fromSnapshot(runSnapshot({ config }), []))).toEqual([]);
  });
});

it.each([
  [users, -1, 0],
  [users, 0, 1],
  [users, 5_000, 6],
  [users, 12_000, 11],
  [users, 60_000, 11],
  [rate, 5_000, null],
])('plans the users of %o after %s ms', ({ executor }, atMs, planned) => {
  expect(plannedUsers(executor, atMs)).toBe(planned);
});

it.each([
  [-1, 1],
  [5_000, 1.5],
  [60_000, 2],
])('plans the rate of a ramp after %s ms', (atMs, planned) => {
  const stages = [{ durationMs: 10_000, target: 120 }];
  const executor = {
    __typename: 'RampingArrivalRateExecutor',
    startRate: 60,
    timeUnitMs: 60_000,
    stages,
  } as const;
  expect(plannedRate(executor, atMs)).toBe(planned);
  expect(plannedUsers(executor, atMs)).toBeNull();
});

it.each([
  [0, 0, 10],
  [3, 10, 10],
  [10, 12, 20],
  [130, 100, 500],
])('a dial at %s of %s ends at %s', (now, most, end) => {
  expect(dialEnd(now, most)).toBe(end);
});
