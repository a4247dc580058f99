import { describe, expect, it } from 'vitest';
import type { Executor } from '../model/plan.ts';
import { scheduleExecutor, validateExecutor } from './executors.ts';
import { PlanError } from './plan-error.ts';

describe('schedules', () => {
  it('keeps constant users to the end and none after it', () => {
    const schedule = scheduleExecutor({ kind: 'constant-vus', vus: 7, durationMs: 1_000 });
    expect([0, 999, 1_000].map(schedule.vusAt)).toEqual([7, 7, 0]);
    expect(schedule).toMatchObject({ maxVus: 7, endMs: 1_000, iterations: { kind: 'unlimited' } });
  });

  it('ramps users and lets all go at the end', () => {
    const schedule = scheduleExecutor({
      kind: 'ramping-vus',
      startVus: 0,
      stages: [
        { durationMs: 4_000, target: 4 },
        { durationMs: 1_000, target: 4 },
      ],
      gracefulRampDownMs: 500,
    });
    expect([0, 1_000, 3_999, 4_000, 4_999, 5_000].map(schedule.vusAt)).toEqual([0, 1, 3, 4, 4, 0]);
    expect(schedule.nextChange(4_000)).toBe(5_000);
    expect(schedule.nextChange(5_000)).toBeNull();
    expect(schedule).toMatchObject({ maxVus: 4, gracefulRampDownMs: 500 });
  });

  it.each([
    ['shared-iterations', { kind: 'shared', count: 40 }],
    ['per-vu-iterations', { kind: 'per-vu', count: 40 }],
  ] as const)('limits the iterations of %s', (kind, iterations) => {
    const schedule = scheduleExecutor({ kind, vus: 8, iterations: 40, maxDurationMs: 60_000 });
    expect(schedule).toMatchObject({ maxVus: 8, endMs: 60_000, iterations });
  });
});

describe('validation', () => {
  const second = 1_000;
  it.each<[string, Executor, RegExp]>([
    [
      'nobody can make no load',
      { kind: 'constant-vus', vus: 0, durationMs: second },
      /from 1 to 20,000, and is 0/,
    ],
    [
      'ten million users are more than a machine holds',
      { kind: 'constant-vus', vus: 10_000_000, durationMs: second },
      /from 1 to 20,000, and is 10,000,000/,
    ],
    ['half a user is none', { kind: 'constant-vus', vus: 1.5, durationMs: second }, /whole number/],
    ['time goes forwards', { kind: 'constant-vus', vus: 1, durationMs: -5 }, /longer than 0/],
    [
      'a ramp needs somewhere to go',
      { kind: 'ramping-vus', startVus: 1, stages: [], gracefulRampDownMs: 0 },
      /at least one stage/,
    ],
    [
      'a ramp from nobody to nobody is none',
      {
        kind: 'ramping-vus',
        startVus: 0,
        stages: [{ durationMs: second, target: 0 }],
        gracefulRampDownMs: 0,
      },
      /never has a user/,
    ],
    [
      'an iteration is not divided among users',
      { kind: 'shared-iterations', vus: 8, iterations: 5, maxDurationMs: second },
      /as many iterations as users/,
    ],
    [
      'no iteration is no load',
      { kind: 'per-vu-iterations', vus: 8, iterations: 0, maxDurationMs: second },
      /iterations of each user/,
    ],
  ])('%s', (_, executor, message) => {
    expect(() => validateExecutor(executor)).toThrow(PlanError);
    expect(() => validateExecutor(executor)).toThrow(message);
  });
});
