import { expect, it } from 'vitest';
import type { Executor } from '../model/plan.ts';
import { iterationsPerSecond, plannedMs, usersAtOnce } from './scenario-extent.ts';

function users(vus: number, durationMs: number): Executor {
  return { kind: 'constant-vus', vus, durationMs };
}

function rate(perMinute: number, durationMs: number, maxVus: number): Executor {
  const rest = { timeUnitMs: 60_000, preAllocatedVus: 0, maxVus };
  return { kind: 'constant-arrival-rate', rate: perMinute, durationMs, ...rest };
}

function at(startMs: number, executor: Executor, gracefulStopMs = 1_000) {
  return { startMs, executor, gracefulStopMs };
}

it.each([
  ['one', [at(0, users(5, 10_000))], 10_000, 5, 0],
  ['together', [at(0, users(5, 10_000)), at(2_000, users(7, 3_000))], 10_000, 12, 0],
  ['one after another', [at(0, users(5, 1_000)), at(2_000, users(7, 1_000))], 3_000, 7, 0],
  ['while others still finish', [at(0, users(5, 1_001)), at(2_000, users(7, 1))], 2_001, 12, 0],
  ['rates', [at(0, rate(60, 5_000, 3)), at(1_000, rate(30, 9_000, 4))], 10_000, 7, 1.5],
])('scenarios: %s', (_, scenarios, lengthMs, most, perSecond) => {
  expect(plannedMs(scenarios)).toBe(lengthMs);
  expect(usersAtOnce(scenarios)).toBe(most);
  expect(iterationsPerSecond(scenarios)).toBe(perSecond);
});
