import type { LoadCommand } from '../model/control.ts';
import type { Plan, Scenario } from '../model/plan.ts';
import { isOpen } from './executors.ts';
import { checkWholeNumber, maxRate, maxUsers } from './limits.ts';
import { PlanError } from './plan-error.ts';

/** Throws a PlanError when the load of this plan can't do what it is told. */
export function checkCommand({ scenarios }: Pick<Plan, 'scenarios'>, command: LoadCommand): void {
  if (command.kind !== 'scale') return;
  const meant = scenariosMeant(scenarios, command.scenario);
  const open = meant.filter(({ executor }) => isOpen(executor));
  if (open.length > 0 && open.length < meant.length) {
    throw new PlanError(
      'Some scenarios go by users and some by an arrival rate: say which scenario to scale.',
    );
  }
  if (open.length === 0) {
    checkWholeNumber('The number of users', command.to, 0, maxUsers);
  } else if (!(command.to >= 0 && command.to <= maxRate)) {
    throw new PlanError(
      `The rate must be from 0 to ${maxRate.toLocaleString('en-GB')} iterations a second, and is ${command.to}.`,
    );
  }
}

function scenariosMeant(scenarios: readonly Scenario[], asked: string | null): readonly Scenario[] {
  if (asked === null) return scenarios;
  const meant = scenarios.filter(({ name }) => name === asked);
  if (meant.length > 0) return meant;
  const names = scenarios.map(({ name }) => `“${name}”`).join(', ');
  throw new PlanError(`No scenario is called “${asked}”. The load has ${names}.`);
}
