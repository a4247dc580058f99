import { describe, expect, test } from 'vitest';
import type { RunConfigInput } from '../../model/run-config-input.ts';
import { ConfigError } from '../config-error.ts';
import { parseRunConfig } from '../run-config.ts';

const url = 'http://127.0.0.1:4100';
const users = { name: 'browse', executor: { kind: 'constant-vus', vus: 5, durationMs: 60_000 } };
const rate = {
  name: 'buy',
  executor: { kind: 'constant-arrival-rate', rate: 20, durationMs: 60_000, maxVus: 50 },
  startMs: 30_000,
};
const scenarios = [users, rate] as NonNullable<RunConfigInput['scenarios']>;

function issuesOf(input: unknown) {
  try {
    parseRunConfig({ url, ...(input as RunConfigInput) });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.issues;
    throw error;
  }
}

describe('a load in full', () => {
  test('is filled in, with nulls for what it takes from the run', () => {
    const config = parseRunConfig({ url, scenarios });
    expect(config.scenarios[1]).toEqual({
      name: 'buy',
      flows: [],
      executor: {
        kind: 'constant-arrival-rate',
        rate: 20,
        timeUnitMs: 1_000,
        durationMs: 60_000,
        preAllocatedVus: 20,
        maxVus: 50,
      },
      startMs: 30_000,
      thinkTime: null,
      pacing: null,
      assets: null,
      gracefulStopMs: 30_000,
      tags: {},
    });
    expect(config).toMatchObject({
      users: 55,
      length: { kind: 'duration', durationMs: 90_000 },
      rampUpMs: 0,
      preset: null,
    });
  });

  test('counts users at once: one scenario after the other needs no more than the bigger', () => {
    const later = { ...rate, startMs: 90_000 } as (typeof scenarios)[number];
    expect(parseRunConfig({ url, scenarios: [scenarios[0] as typeof later, later] }).users).toBe(
      50,
    );
  });

  test('may leave room for more users than it plans', () => {
    expect(parseRunConfig({ url, scenarios, users: 500 }).users).toBe(500);
  });

  test('takes flat objects whose other fields are null, as an API hands them over', () => {
    const flat = {
      ...users,
      executor: { ...users.executor, iterations: null, rate: null, stages: null },
      thinkTime: { kind: 'fixed', ms: 500, scale: null, meanMs: null },
    };
    expect(parseRunConfig({ url, scenarios: [flat as never] }).scenarios[0]).toMatchObject({
      executor: users.executor,
      thinkTime: { kind: 'fixed', ms: 500 },
    });
  });
});

describe('short ways to describe a load', () => {
  test.each<[string, RunConfigInput, object]>([
    [
      'stages',
      { stages: [{ durationMs: 5_000, target: 8 }] },
      { kind: 'ramping-vus', startVus: 1 },
    ],
    [
      'a rate',
      { rate: { rate: 600, perMs: 60_000 }, durationMs: 10_000 },
      { kind: 'constant-arrival-rate', rate: 600, timeUnitMs: 60_000, maxVus: 100 },
    ],
    [
      'a rate with stages',
      { rate: { rate: 5, maxUsers: 30 }, stages: [{ durationMs: 5_000, target: 50 }] },
      { kind: 'ramping-arrival-rate', startRate: 5, preAllocatedVus: 30, maxVus: 30 },
    ],
    ['a preset', { preset: 'smoke', users: 2 }, { kind: 'constant-vus', vus: 2 }],
  ])('%s', (_, input, executor) => {
    const config = parseRunConfig({ url, ...input });
    expect(config.scenarios.map((each) => each.executor)).toEqual([
      expect.objectContaining(executor),
    ]);
    expect(config.preset).toBe(input.preset ?? null);
  });

  test('a capacity search goes up to the users there may be and has no other thresholds', () => {
    const config = parseRunConfig({ url, users: 200, capacity: { from: 5 } });
    expect(config.capacity).toMatchObject({ unit: 'users', from: 5, to: 200, levelMs: 15_000 });
    expect(config).toMatchObject({ users: 200, thresholds: [], scenarios: [] });
  });

  test('a capacity search by rate has users for iterations of 10 s, or as many as are given', () => {
    const capacity = { unit: 'rate', to: 40 } as const;
    expect(parseRunConfig({ url, capacity }).users).toBe(400);
    expect(parseRunConfig({ url, capacity, users: 60 }).users).toBe(60);
  });
});

describe('contradictions', () => {
  test.each<[RunConfigInput, string, string]>([
    [{ preset: 'smoke', scenarios }, 'preset', 'scenarios or a preset'],
    [{ capacity: {}, iterations: 9 }, 'iterations', 'a capacity search or a number of iterations'],
    [{ capacity: {}, durationMs: 9_000 }, 'durationMs', 'a capacity search or a duration'],
    [{ scenarios, rampUpMs: 9_000 }, 'rampUpMs', 'scenarios or a ramp-up'],
    [{ rate: { rate: 5 }, iterations: 9 }, 'iterations', 'a rate or a number of iterations'],
    [
      { stages: [{ durationMs: 1_000, target: 1 }], durationMs: 9_000 },
      'durationMs',
      'stages or a duration',
    ],
  ])('%o is told at %s', (input, field, both) => {
    expect(issuesOf(input)).toEqual([
      { field, message: `A run takes ${both}, not both: leave one of them out.` },
    ]);
  });

  test('no ramp-up and no scenarios contradict nothing', () => {
    expect(issuesOf({ scenarios: [], preset: 'smoke', rampUpMs: 0 })).toEqual([]);
  });
});

/** One scenario with this executor. */
const executed = (executor: object) => ({ scenarios: [{ name: 'a', executor }] });
const constant = { kind: 'constant-vus', vus: 5, durationMs: 5_000 };

describe('issues lead to their field', () => {
  test.each<[object, string, RegExp]>([
    [executed({ ...constant, vus: 0 }), 'scenarios.0.executor.vus', /from 1 to 20,000.*it is 0\./],
    [executed({ ...constant, vus: '5' }), 'scenarios.0.executor.vus', /it is “5”\./],
    [executed({ kind: 'constant-vus', vus: 5 }), 'scenarios.0.executor.durationMs', /missing\./],
    [executed({ ...constant, rate: 5 }), 'scenarios.0.executor.rate', /^“rate” does not belong/],
    [
      executed({ kind: 'constant' }),
      'scenarios.0.executor.kind',
      /needs a kind, one of constant-vus/,
    ],
    [
      executed({ ...rate.executor, preAllocatedVus: 60 }),
      'scenarios.0.executor',
      /can’t be fewer than those pre-allocated/,
    ],
    [
      executed({ kind: 'shared-iterations', vus: 5, iterations: 3 }),
      'scenarios.0.executor',
      /3 iterations can't be shared by 5 users/,
    ],
    [{ scenarios: [users, users] }, 'scenarios.1.name', /Two scenarios are called “browse”/],
    [
      { scenarios: [{ ...users, flows: [{ flow: 'Buy', weight: 0 }] }] },
      'scenarios.0.flows',
      /weight above 0/,
    ],
    [{ scenarios, users: 20 }, 'users', /up to 55 users at once, not 20/],
    [
      {
        scenarios: [1, 2].map((n) => ({
          ...executed({ ...constant, vus: 15_000 }).scenarios[0],
          name: `${n}`,
        })),
      },
      'scenarios',
      /up to 30,000 users at once; 20,000 is the most/,
    ],
    [{ stages: [{ durationMs: 1_000, target: 2.5 }] }, 'stages', /whole number/],
    [{ rate: { rate: 200_000 } }, 'rate.rate', /from 0.01 to 100,000; it is 200,000\./],
    [{ preset: 'huge' }, 'preset', /one of smoke, average-load/],
    [{ capacity: { from: 50, to: 20 } }, 'capacity.from', /begins at 50 and ends at 20/],
    [{ capacity: { from: 2.5 } }, 'capacity.from', /whole number/],
    [{ capacity: { to: 90 }, users: 50 }, 'capacity.to', /goes up to 90 users.*at most 50/],
    [{ capacity: { precision: 0 } }, 'capacity.precision', /from 0.01 to 0.5/],
    [
      { capacity: { slo: [{ metric: 'http_reqs', expression: 'count<9' }] } },
      'capacity.slo.0',
      /depends on the level/,
    ],
    [
      { checks: [{ condition: { kind: 'json', path: 'a' } }] },
      'checks.0.condition.path',
      /\$\.items/,
    ],
    [
      { checks: [1, 2].map(() => ({ condition: { kind: 'time', maxMs: 9 } })) },
      'checks.1.name',
      /Two checks are called “answers within 9 ms”/,
    ],
    [{ checks: [{}] }, 'checks.0.condition', /needs a kind, one of text/],
    [{ network: { proxy: 'socks5://x' } }, 'network.proxy', /such as http:\/\/proxy/],
    [{ network: { ca: 'ca.pem' } }, 'network.ca', /as PEM text/],
    [{ network: { dns: 'never' } }, 'network.dns', /one of cached, fresh/],
    [{ pacing: { kind: 'uniform', minMs: 5, maxMs: 1 } }, 'pacing', /from a shorter to a longer/],
    [{ assets: 'all' }, 'assets', /one of none, first-visit/],
    [{ apdexMs: 0 }, 'apdexMs', /it is 0 ms/],
    [{ requestTimeoutMs: 10 }, 'requestTimeoutMs', /from 100 ms to 1 h/],
    [
      { thresholds: [{ metric: 'http_reqs', expression: 'count>1', delayAbortEvalMs: -1 }] },
      'thresholds.0.delayAbortEvalMs',
      /it is -1 ms/,
    ],
  ])('%j', (input, field, message) => {
    const issues = issuesOf(input);
    expect(issues.map((issue) => issue.field)).toEqual([field]);
    expect(issues[0]?.message).toMatch(message);
  });
});

test('a check is named by what it looks at', () => {
  const conditions = [
    { kind: 'text', text: 'Thanks' },
    { kind: 'text', text: 'Oops', present: false },
    { kind: 'json', path: '$.total', equals: '3' },
    { kind: 'header', name: 'x-cache' },
    { kind: 'size', maxBytes: 10 },
    { kind: 'time', maxMs: 200 },
  ] as const;
  const { checks } = parseRunConfig({
    url,
    checks: conditions.map((condition) => ({ condition })),
  });
  expect(checks.map(({ name }) => name)).toEqual([
    'says “Thanks”',
    'does not say “Oops”',
    '$.total is “3”',
    'has the header x-cache',
    'has 0 to 10 bytes',
    'answers within 200 ms',
  ]);
});
