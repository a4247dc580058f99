import { describe, expect, it } from 'vitest';
import type { Executor } from '../model/plan.ts';
import type { ClosedSchedule, OpenSchedule } from './executor-schedule.ts';
import { scheduleExecutor, validateExecutor } from './executors.ts';
import { PlanError } from './plan-error.ts';

function closed(executor: Executor): ClosedSchedule {
  const schedule = scheduleExecutor(executor);
  if (schedule.model !== 'closed') throw new Error('it has a timetable');
  return schedule;
}

function open(executor: Executor): OpenSchedule {
  const schedule = scheduleExecutor(executor);
  if (schedule.model !== 'open') throw new Error('it has no timetable');
  return schedule;
}

const users = { timeUnitMs: 60_000, preAllocatedVus: 2, maxVus: 8 };

describe('schedules', () => {
  it('keeps constant users to the end and none after it', () => {
    const schedule = closed({ kind: 'constant-vus', vus: 7, durationMs: 1_000 });
    expect([0, 999, 1_000].map(schedule.vusAt)).toEqual([7, 7, 0]);
    expect(schedule).toMatchObject({ maxVus: 7, endMs: 1_000, iterations: { kind: 'unlimited' } });
  });

  it('ramps users and lets all go at the end', () => {
    const schedule = closed({
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

  it('starts a constant rate’s iterations evenly over its time unit', () => {
    const { timetable, ...schedule } = open({
      kind: 'constant-arrival-rate',
      rate: 30,
      durationMs: 10_000,
      ...users,
    });
    expect([0, 1, 4, 5].map(timetable.dueAt)).toEqual([0, 2_000, 8_000, Number.POSITIVE_INFINITY]);
    expect(schedule).toMatchObject({ maxVus: 8, preAllocatedVus: 2, endMs: 10_000 });
    expect(schedule.peakPerSecond).toBe(0.5);
  });

  it('starts a ramping rate’s iterations along its stages', () => {
    const { timetable, endMs, peakPerSecond } = open({
      kind: 'ramping-arrival-rate',
      startRate: 60,
      stages: [
        { durationMs: 2_000, target: 60 },
        { durationMs: 2_000, target: 120 },
      ],
      ...users,
    });
    expect([0, 1].map(timetable.dueAt)).toEqual([1_000, 2_000]);
    expect({ endMs, peakPerSecond }).toEqual({ endMs: 4_000, peakPerSecond: 2 });
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
    [
      'a rate of nothing is no load',
      { kind: 'constant-arrival-rate', rate: 0, durationMs: second, ...users },
      /nothing would ever start/,
    ],
    [
      'no machine sends a million requests a second',
      { kind: 'constant-arrival-rate', rate: 1_000, durationMs: second, ...users, timeUnitMs: 1 },
      /to 100,000 iterations a second/,
    ],
    [
      'there can not be fewer users than there are before the load',
      { kind: 'constant-arrival-rate', rate: 1, durationMs: second, ...users, maxVus: 1 },
      /fewer than those pre-allocated \(2\)/,
    ],
    [
      'a ramp from no rate to no rate is none',
      {
        kind: 'ramping-arrival-rate',
        startRate: 0,
        stages: [{ durationMs: second, target: 0 }],
        ...users,
      },
      /stays at 0/,
    ],
  ])('%s', (_, executor, message) => {
    expect(() => validateExecutor(executor)).toThrow(PlanError);
    expect(() => validateExecutor(executor)).toThrow(message);
  });
});
