import type { Plan, Scenario } from '../model/plan.ts';
import { isOpen, validateExecutor } from './executors.ts';
import { checkDuration, checkPause, maxUsers } from './limits.ts';
import { validatePacing } from './pacing.ts';
import { PlanError } from './plan-error.ts';
import { usersAtOnce } from './scenario-extent.ts';
import { validateThinkTime } from './think-time.ts';
import { parseThreshold } from './thresholds/parse-threshold.ts';

/** Throws a PlanError with the first thing that is wrong. */
export function validatePlan(plan: Plan): void {
  if (plan.scenarios.length === 0) throw new PlanError('The plan has no scenario.');
  plan.scenarios.forEach(validateScenario);
  checkNames(plan.scenarios);
  checkUsersInAll(plan.scenarios);
  plan.thresholds.forEach(parseThreshold);
  checkDuration('The request timeout', plan.requestTimeoutMs);
}

function validateScenario(scenario: Scenario): void {
  const { name, mix, executor, startMs, thinkTime, pacing, gracefulStopMs } = scenario;
  if (name.trim() === '') throw new PlanError('A scenario has no name: give it one.');
  const sum = mix.reduce((total, { weight }) => total + weight, 0);
  if (!(sum > 0 && Number.isFinite(sum)) || mix.some(({ weight }) => weight < 0)) {
    throw new PlanError(
      `The scenario “${name}” runs no flow: its weights must be 0 or more, and one of them above 0.`,
    );
  }
  validateExecutor(executor);
  validateThinkTime(thinkTime);
  validatePacing(pacing);
  if (isOpen(executor) && pacing.kind !== 'none') {
    throw new PlanError(
      `The scenario “${name}” has an arrival rate and pacing: leave the pacing out, the rate decides when iterations start.`,
    );
  }
  checkPause(`The start of “${name}”`, startMs);
  checkPause('The graceful stop', gracefulStopMs);
}

/** Figures and commands tell scenarios apart by their names. */
function checkNames(scenarios: readonly Scenario[]): void {
  const names = scenarios.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new PlanError(`Two scenarios are called “${twice}”: give each a name of its own.`);
}

function checkUsersInAll(scenarios: readonly Scenario[]): void {
  const users = usersAtOnce(scenarios);
  if (users <= maxUsers) return;
  const [asked, most] = [users, maxUsers].map((count) => count.toLocaleString('en-GB'));
  throw new PlanError(
    `The scenarios have up to ${asked} users at once, and ${most} is the most: ask for fewer, or start them one after another.`,
  );
}
