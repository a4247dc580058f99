import { describe, expect, it } from 'vitest';
import type { Executor } from '../model/plan.ts';
import type { ScenarioConfig } from '../model/run.ts';
import { PlanError } from './plan-error.ts';
import { defaultNetwork, type LoadConfig, planLoad } from './plan-load.ts';
import type { PlannedFlow } from './plan-scenario.ts';

const flows = [flow('f1', 'Check out'), flow('f2', 'Search')];
const constant: Executor = { kind: 'constant-vus', vus: 5, durationMs: 10_000 };
const rate: Executor = {
  kind: 'constant-arrival-rate',
  rate: 10,
  timeUnitMs: 1_000,
  durationMs: 10_000,
  preAllocatedVus: 2,
  maxVus: 20,
};

function flow(id: string, name: string, users = 2): PlannedFlow {
  return { id, name, proof: { kind: 'verified', users, compared: 1, repairs: [], at: '' } };
}

function scenario(parts: Partial<ScenarioConfig> = {}): ScenarioConfig {
  return {
    name: 'shop',
    flows: [],
    executor: constant,
    startMs: 0,
    thinkTime: null,
    pacing: null,
    assets: null,
    gracefulStopMs: 5_000,
    tags: {},
    ...parts,
  };
}

function scenariosOf(scenarios: readonly ScenarioConfig[], planned = flows) {
  const config: LoadConfig = {
    users: 10,
    length: { kind: 'duration', durationMs: 30_000 },
    rampUpMs: 0,
    scenarios,
    thinkTime: { kind: 'fixed', ms: 100 },
    pacing: { kind: 'fixed', everyMs: 1_000 },
    assets: 'first-visit',
    thresholds: [],
    checks: [],
    apdexMs: 500,
    requestTimeoutMs: 30_000,
    network: defaultNetwork,
  };
  return planLoad(config, planned).scenarios;
}

describe('a scenario', () => {
  it('runs the flows it names, by name or id, with their weights', () => {
    const asked = [
      { flow: ' check OUT', weight: 3 },
      { flow: 'f2', weight: 1 },
    ];
    expect(scenariosOf([scenario({ flows: asked })])[0]?.mix).toEqual([
      { flowId: 'f1', weight: 3 },
      { flowId: 'f2', weight: 1 },
    ]);
  });

  it('runs all flows alike when it names none', () => {
    expect(scenariosOf([scenario()])[0]?.mix).toEqual([
      { flowId: 'f1', weight: 1 },
      { flowId: 'f2', weight: 1 },
    ]);
  });

  it('takes from the run what it leaves open', () => {
    const own = scenario({ name: 'own', thinkTime: { kind: 'none' }, assets: 'none' });
    expect(scenariosOf([scenario(), own])).toMatchObject([
      { thinkTime: { ms: 100 }, pacing: { everyMs: 1_000 }, assets: 'first-visit' },
      { thinkTime: { kind: 'none' }, pacing: { everyMs: 1_000 }, assets: 'none' },
    ]);
  });

  it('does not pace what starts at a rate', () => {
    expect(scenariosOf([scenario({ executor: rate })])[0]?.pacing).toEqual({ kind: 'none' });
  });

  it.each<[string, readonly ScenarioConfig[], RegExp]>([
    [
      'a flow that can not be loaded',
      [scenario({ flows: [{ flow: 'Pay', weight: 1 }] })],
      /“shop” asks for the flow “Pay”.*: Check out, Search/,
    ],
    ['no name', [scenario({ name: ' ' })], /no name/],
    ['a name twice', [scenario(), scenario()], /Two scenarios are called “shop”/],
    [
      'a rate and a pacing',
      [scenario({ executor: rate, pacing: { kind: 'fixed', everyMs: 1 } })],
      /leave the pacing out/,
    ],
    ['a start before the load’s', [scenario({ startMs: -1 })], /start of “shop”/],
    ['no weight', [scenario({ flows: [{ flow: 'f1', weight: 0 }] })], /“shop” runs no flow/],
    [
      'more users at once than there may be',
      [
        scenario({ executor: { ...constant, vus: 15_000 } }),
        scenario({ name: 'more', executor: { ...rate, maxVus: 6_000 } }),
      ],
      /21,000 users at once, and 20,000 is the most/,
    ],
  ])('is refused with %s', (_, scenarios, message) => {
    expect(() => scenariosOf(scenarios)).toThrow(PlanError);
    expect(() => scenariosOf(scenarios)).toThrow(message);
  });
});

describe('a scenario with a flow proven for one user at a time', () => {
  const mixed = [flow('f1', 'Read'), flow('f2', 'Search'), flow('f3', 'Deploy', 1)];
  const executorsOf = (executor: Executor, planned = mixed) =>
    scenariosOf([scenario({ executor })], planned).map((each) => [
      each.mix.map(({ flowId }) => flowId).join(' '),
      each.executor,
    ]);

  it('keeps one of its users for it', () => {
    expect(executorsOf(constant)).toEqual([
      ['f1 f2', { ...constant, vus: 4 }],
      ['f3', { ...constant, vus: 1 }],
    ]);
  });

  it('keeps one of a ramp’s users for it all the time', () => {
    const ramp: Executor = {
      kind: 'ramping-vus',
      startVus: 0,
      stages: [
        { durationMs: 1_000, target: 9 },
        { durationMs: 500, target: 0 },
      ],
      gracefulRampDownMs: 100,
    };
    const less = [
      { durationMs: 1_000, target: 8 },
      { durationMs: 500, target: 0 },
    ];
    expect(executorsOf(ramp)).toEqual([
      ['f1 f2', { ...ramp, stages: less }],
      ['f3', { kind: 'constant-vus', vus: 1, durationMs: 1_500 }],
    ]);
  });

  it('deals counted iterations out as the weights say', () => {
    const shared: Executor = {
      kind: 'shared-iterations',
      vus: 5,
      iterations: 400,
      maxDurationMs: 60_000,
    };
    const weights = [4, 2, 1].map((weight, i) => ({ flow: mixed[i]?.id ?? '', weight }));
    const [together, alone] = scenariosOf([scenario({ executor: shared, flows: weights })], mixed);
    expect(together?.executor).toEqual({ ...shared, vus: 4, iterations: 343 });
    expect(alone?.executor).toEqual({ ...shared, vus: 1, iterations: 57 });
    expect(alone?.name).toBe('shop, one user at a time');
  });

  it('leaves an arrival rate whole, since arrivals can go to another flow', () => {
    expect(executorsOf(rate)).toEqual([['f1 f2 f3', rate]]);
  });

  it.each([constant, rate])('has one user when there is nothing else: $kind', (executor) => {
    const one = 'maxVus' in executor ? { preAllocatedVus: 1, maxVus: 1 } : { vus: 1 };
    expect(executorsOf(executor, [flow('f3', 'Deploy', 1)])).toEqual([
      ['f3', { ...executor, ...one }],
    ]);
  });
});
