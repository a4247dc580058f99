import { describe, expect, it } from 'vitest';
import { presetNames } from '../model/plan.ts';
import { scheduleExecutor, validateExecutor } from './executors.ts';
import { presetScenarios } from './presets.ts';

function scheduleOf(...args: Parameters<typeof presetScenarios>) {
  const [scenario] = presetScenarios(...args);
  if (scenario === undefined) throw new Error('the preset has no scenario');
  validateExecutor(scenario.executor);
  const schedule = scheduleExecutor(scenario.executor);
  if (schedule.model !== 'closed') throw new Error('the preset has no users');
  return schedule;
}

describe('presets', () => {
  it.each(presetNames)('%s takes the time it was given, and no more users', (name) => {
    for (const users of [1, 7, 20_000]) {
      const schedule = scheduleOf(name, { users, durationMs: 61_001 });
      expect(schedule.endMs).toBe(61_001);
      expect(schedule.maxVus).toBe(name === 'smoke' ? Math.min(3, users) : users);
      expect(schedule.vusAt(0)).toBeGreaterThan(0);
    }
  });

  it.each([
    ['smoke', [3, 3, 3, 3, 3]],
    ['average-load', [67, 100, 100, 100, 99]],
    ['stress', [40, 100, 100, 100, 66]],
    ['spike', [5, 100, 10, 10, 9]],
    ['soak', [100, 100, 100, 100, 100]],
    ['breakpoint', [10, 30, 50, 70, 90]],
  ] as const)('%s has its shape', (name, users) => {
    const schedule = scheduleOf(name, { users: 100, durationMs: 1_000_000 });
    const seen = [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => schedule.vusAt(part * 1_000_000));
    const shape = seen.map((count, i) => Math.abs(count - (users[i] ?? 0)) <= 2);
    expect(shape, `${seen}`).toEqual([true, true, true, true, true]);
  });

  it('refuses what can not be', () => {
    expect(() => presetScenarios('smoke', { users: 0 })).toThrow(/from 1 to 20,000/);
    expect(() => presetScenarios('soak', { users: 1, durationMs: -1 })).toThrow(/longer than 0/);
  });
});
