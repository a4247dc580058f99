import { expect, it } from 'vitest';
import type { Executor, Scenario } from '../model/plan.ts';
import { checkCommand } from './check-command.ts';
import { PlanError } from './plan-error.ts';

const users: Executor = { kind: 'constant-vus', vus: 1, durationMs: 1_000 };
const rate: Executor = {
  kind: 'constant-arrival-rate',
  rate: 1,
  timeUnitMs: 1_000,
  durationMs: 1_000,
  preAllocatedVus: 1,
  maxVus: 1,
};

function planOf(...executors: readonly Executor[]) {
  const scenarios = executors.map(
    (executor, index): Scenario => ({
      name: `s${index}`,
      mix: [],
      executor,
      startMs: 0,
      thinkTime: { kind: 'none' },
      pacing: { kind: 'none' },
      assets: 'none',
      gracefulStopMs: 0,
      tags: {},
    }),
  );
  return { scenarios };
}

const scale = (to: number, scenario: string | null = null) =>
  ({ kind: 'scale', scenario, to }) as const;

it.each([
  ['pausing', planOf(users, rate), { kind: 'pause' } as const],
  ['nobody', planOf(users, users), scale(0)],
  ['half an iteration a second', planOf(rate), scale(0.5)],
  ['one of several kinds by its name', planOf(users, rate), scale(0.5, 's1')],
])('lets %s pass', (_, plan, command) => {
  expect(() => checkCommand(plan, command)).not.toThrow();
});

it.each([
  ['half a user', planOf(users), scale(0.5), /whole number from 0 to 20,000/],
  ['too many users', planOf(users, rate), scale(20_001, 's0'), /20,000, and is 20,001/],
  ['a rate below 0', planOf(rate), scale(-1), /from 0 to 100,000 iterations a second/],
  ['a number for two kinds', planOf(users, rate), scale(5), /say which scenario/],
  ['what nobody has', planOf(users), scale(5, 'x'), /No scenario is called “x”.*“s0”/],
])('refuses %s', (_, plan, command, message) => {
  expect(() => checkCommand(plan, command)).toThrow(PlanError);
  expect(() => checkCommand(plan, command)).toThrow(message);
});
