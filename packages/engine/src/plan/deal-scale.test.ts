import { describe, expect, it } from 'vitest';
import { dealScale, type ScalableScenario } from './deal-scale.ts';
import { scheduleExecutor } from './executors.ts';

const durationMs = 10_000;

function users(name: string, vus: number, parts: Partial<ScalableScenario> = {}): ScalableScenario {
  const schedule = scheduleExecutor({ kind: 'constant-vus', vus, durationMs });
  return { name, startMs: 0, schedule, oneAtATime: false, ...parts };
}

function rate(name: string, perSecond: number): ScalableScenario {
  const schedule = scheduleExecutor({
    kind: 'constant-arrival-rate',
    rate: perSecond,
    timeUnitMs: 1_000,
    durationMs,
    preAllocatedVus: 1,
    maxVus: 10,
  });
  return { name, startMs: 0, schedule, oneAtATime: false };
}

const deploy = users('deploy', 1, { oneAtATime: true });

describe('dealScale', () => {
  it.each([
    ['the one scenario there is gets all', [users('a', 9)], 20, [20]],
    ['several get it in their proportions', [users('a', 10), users('b', 30)], 8, [2, 6]],
    ['users stay whole', [users('a', 1), users('b', 1), users('c', 1)], 5, [2, 2, 1]],
    ['rates need not', [rate('a', 10), rate('b', 20)], 10, [10 / 3, 20 / 3]],
    ['one at a time stays one', [users('a', 9), deploy], 20, [19, 1]],
    ['one at a time waits when there is only one', [users('a', 9), deploy], 1, [1, 0]],
    ['nobody is nobody', [users('a', 9), deploy], 0, [0, 0]],
    ['one at a time alone has no second user', [deploy], 20, [1]],
  ])('%s', (_, scenarios, to, expected) => {
    const dealt = dealScale(scenarios, { kind: 'scale', scenario: null, to }, 0);
    expect([...dealt]).toEqual(expected.map((part, index) => [index, part]));
  });

  it('leaves alone what has ended and what has not begun', () => {
    const scenarios = [users('early', 5), users('late', 5, { startMs: durationMs })];
    const command = { kind: 'scale', scenario: null, to: 8 } as const;
    expect([...dealScale(scenarios, command, durationMs - 1)]).toEqual([[0, 8]]);
    expect([...dealScale(scenarios, command, durationMs)]).toEqual([[1, 8]]);
  });

  it('scales the scenario that was named, also before it begins', () => {
    const scenarios = [users('early', 5), users('late', 5, { startMs: durationMs }), deploy];
    const scale = (scenario: string) => [
      ...dealScale(scenarios, { kind: 'scale', scenario, to: 8 }, 0),
    ];
    expect(scale('late')).toEqual([[1, 8]]);
    expect(scale('deploy')).toEqual([[2, 1]]);
  });
});
