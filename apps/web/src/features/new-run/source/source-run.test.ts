import { describe, expect, it } from 'vitest';
import { apiRun } from '../../../../testing/api-objects.ts';
import { serverInfo } from '../../../../testing/fixtures.ts';
import type { SourceConfig } from '../documents.ts';
import { draftFromRun } from '../draft.ts';
import { toInput } from '../to-input.ts';

type Scenario = SourceConfig['scenarios'][number];

const scenario: Scenario = {
  name: 'browse',
  flows: [],
  executor: {
    __typename: 'RampingVusExecutor',
    startVus: 1,
    stages: [{ durationMs: 90_500, target: 20 }],
    gracefulRampDownMs: 10_000,
  },
  startMs: 0,
  thinkTime: null,
  pacing: null,
  assets: null,
  gracefulStopMs: 30_000,
  tags: [],
};
const arrivals: Scenario = {
  ...scenario,
  executor: {
    __typename: 'ConstantArrivalRateExecutor',
    rate: 5,
    timeUnitMs: 60_000,
    durationMs: 120_000,
    preAllocatedVus: 3,
    maxVus: 30,
  },
};

/** What is asked for when an earlier run is started again from the form as it opens. */
function again(part: Partial<SourceConfig>) {
  const config = { ...apiRun().config, ...part } as SourceConfig;
  const draft = draftFromRun(serverInfo.defaults, {
    id: 'run_1',
    name: 'shop',
    config,
    flows: [],
  });
  const result = toInput(draft);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
  return { kind: draft.loadKind, input: result.input };
}

describe('an earlier run in the form', () => {
  it.each([
    ['users', {}, { users: 10, durationMs: 60_000, rampUpMs: 5_000 }],
    ['users', { iterations: 40, durationMs: null }, { users: 10, iterations: 40 }],
    ['preset', { preset: 'SPIKE', scenarios: [scenario] }, { preset: 'SPIKE', users: 10 }],
    [
      'rate',
      { scenarios: [arrivals] },
      { rate: { rate: 5, perMs: 60_000, maxUsers: 30 }, durationMs: 120_000 },
    ],
    [
      'scenarios',
      { scenarios: [scenario, { ...arrivals, tags: [{ name: 'team', value: 'search' }] }] },
      {
        scenarios: [
          {
            name: 'browse',
            executor: {
              rampingVus: {
                startVus: 1,
                stages: [{ durationMs: 90_500, target: 20 }],
                gracefulRampDownMs: 10_000,
              },
            },
          },
          {
            executor: { constantArrivalRate: { rate: 5, timeUnitMs: 60_000 } },
            tags: [{ name: 'team', value: 'search' }],
          },
        ],
      },
    ],
  ] as const)('asks as %s for the same again', (kind, config, expected) => {
    const result = again(config as unknown as Partial<SourceConfig>);
    expect(result.kind).toBe(kind);
    expect(result.input).toMatchObject(expected);
  });

  it('keeps the bounds of a capacity search that have no sentence of their own', () => {
    const capacity = {
      ...serverInfo.defaults.capacity,
      slo: [
        { metric: 'http_req_duration', expression: 'p(99)<800' },
        { metric: 'http_req_duration{flow:Buy}', expression: 'p(95)<200' },
      ],
    };
    expect(again({ capacity }).input.capacity).toEqual(capacity);
  });

  it('keeps a think time to the millisecond', () => {
    const thinkTime = { ...serverInfo.defaults.thinkTime, kind: 'FIXED' as const, ms: 1_500 };
    expect(again({ thinkTime }).input.thinkTime).toEqual({ kind: 'FIXED', ms: 1_500 });
  });
});
