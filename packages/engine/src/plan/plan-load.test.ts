import { describe, expect, it } from 'vitest';
import type { Threshold } from '../model/plan.ts';
import { PlanError } from './plan-error.ts';
import { defaultNetwork, type LoadConfig, planLoad } from './plan-load.ts';
import type { PlannedFlow } from './plan-scenario.ts';

const config: LoadConfig = {
  users: 10,
  length: { kind: 'duration', durationMs: 30_000 },
  rampUpMs: 5_000,
  scenarios: [],
  thinkTime: { kind: 'none' },
  pacing: { kind: 'none' },
  assets: 'none',
  thresholds: [],
  checks: [],
  apdexMs: 500,
  requestTimeoutMs: 30_000,
  network: defaultNetwork,
};
const flows = [flow('a', 2), flow('b', 2)];
const defaultThreshold: Threshold = {
  metric: 'http_req_failed',
  expression: 'rate<0.01',
  abortOnFail: false,
  delayAbortEvalMs: 0,
};

function flow(id: string, users: number): PlannedFlow {
  return { id, name: id, proof: { kind: 'verified', users, compared: 1, repairs: [], at: '' } };
}

function executorOf(changes: Partial<LoadConfig>) {
  return planLoad({ ...config, ...changes }, flows, 1).scenarios[0]?.executor;
}

describe('planLoad', () => {
  it('gives each flow the same share and a threshold when none was asked for', () => {
    const plan = planLoad(config, flows, 42);
    expect(plan.scenarios[0]?.mix).toEqual([
      { flowId: 'a', weight: 1 },
      { flowId: 'b', weight: 1 },
    ]);
    expect(plan.thresholds).toEqual([defaultThreshold]);
    expect(plan.seed).toBe(42);
  });

  it.each<[string, Partial<LoadConfig>, object]>([
    [
      'the ramp-up is part of the duration',
      {},
      {
        kind: 'ramping-vus',
        startVus: 1,
        stages: [
          { durationMs: 5_000, target: 10 },
          { durationMs: 25_000, target: 10 },
        ],
      },
    ],
    [
      'a ramp-up longer than the duration gets as far as the time goes',
      { rampUpMs: 60_000 },
      { kind: 'ramping-vus', stages: [{ durationMs: 30_000, target: 5 }] },
    ],
    [
      'without a ramp-up all users start at once',
      { rampUpMs: 0 },
      { kind: 'constant-vus', vus: 10 },
    ],
    ['one user needs no ramp', { users: 1 }, { kind: 'constant-vus', vus: 1 }],
    [
      'iterations are shared',
      { length: { kind: 'iterations', iterations: 40, maxDurationMs: 60_000 } },
      { kind: 'shared-iterations', vus: 10, iterations: 40, maxDurationMs: 60_000 },
    ],
    [
      'there are no more users than iterations',
      { length: { kind: 'iterations', iterations: 3, maxDurationMs: 60_000 } },
      { kind: 'shared-iterations', vus: 3, iterations: 3 },
    ],
  ])('%s', (_, changes, executor) => {
    expect(executorOf(changes)).toMatchObject(executor);
  });

  it.each<[string, Partial<LoadConfig>, RegExp]>([
    ['no user', { users: 0 }, /number of users .* from 1 to 20,000/],
    ['ten million users', { users: 10_000_000 }, /from 1 to 20,000, and is 10,000,000/],
    ['no time', { length: { kind: 'duration', durationMs: 0 } }, /duration must be longer than 0/],
    ['a negative ramp-up', { rampUpMs: -1 }, /ramp-up must be longer than 0/],
    [
      'a threshold that can not be read',
      { thresholds: [{ ...defaultThreshold, metric: 'http_req_duration', expression: 'fast' }] },
      /“http_req_duration: fast”/,
    ],
    [
      'a think time that goes backwards',
      { thinkTime: { kind: 'uniform', minMs: 5, maxMs: 1 } },
      /think time/,
    ],
  ])('refuses %s', (_, changes, message) => {
    expect(() => executorOf(changes)).toThrow(PlanError);
    expect(() => executorOf(changes)).toThrow(message);
  });

  describe('with a flow proven for one user at a time', () => {
    const mixed = [flow('a', 2), flow('deploy', 1), flow('b', 2)];
    const scenariosOf = (changes: Partial<LoadConfig>, planned = mixed) =>
      planLoad({ ...config, ...changes }, planned).scenarios.map(({ mix, executor }) => ({
        flows: mix.map(({ flowId }) => flowId),
        executor,
      }));

    it('gives it one of the users to itself', () => {
      expect(scenariosOf({ rampUpMs: 0 })).toEqual([
        { flows: ['a', 'b'], executor: { kind: 'constant-vus', vus: 9, durationMs: 30_000 } },
        { flows: ['deploy'], executor: { kind: 'constant-vus', vus: 1, durationMs: 30_000 } },
      ]);
    });

    it('keeps the number of iterations, and each flow its share of them', () => {
      const length = { kind: 'iterations', iterations: 11, maxDurationMs: 60_000 } as const;
      expect(scenariosOf({ length })).toMatchObject([
        { flows: ['a', 'b'], executor: { vus: 7, iterations: 7 } },
        { flows: ['deploy'], executor: { vus: 1, iterations: 4 } },
      ]);
    });

    it('plans nothing for a side that gets no iteration', () => {
      const length = { kind: 'iterations', iterations: 2, maxDurationMs: 60_000 } as const;
      const planned = [flow('a', 2), flow('b', 2), flow('deploy', 1)];
      expect(scenariosOf({ length }, planned)).toMatchObject([{ flows: ['a', 'b'] }]);
    });

    it('has one user do it all when there is nothing else to load', () => {
      const alone = [flow('deploy', 1), flow('publish', 1)];
      expect(scenariosOf({}, alone)).toMatchObject([
        { flows: ['deploy', 'publish'], executor: { kind: 'constant-vus', vus: 1 } },
      ]);
    });

    it('needs no second user when only one was asked for', () => {
      expect(scenariosOf({ users: 1 })).toMatchObject([
        { flows: ['a', 'deploy', 'b'], executor: { kind: 'constant-vus', vus: 1 } },
      ]);
    });
  });

  it('refuses to load nothing', () => {
    expect(() => planLoad(config, [])).toThrow(/no flow to load/);
  });
});
