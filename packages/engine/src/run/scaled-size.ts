import type { LoadCommand } from '../model/control.ts';
import type { Plan } from '../model/plan.ts';
import { isOpen } from '../plan/executors.ts';
import { iterationsPerSecond, usersAtOnce } from '../plan/scenario-extent.ts';
import type { LoadSize } from './load-size.ts';

/** What was made of the size of a load by commands. */
export interface Scaling {
  /** All that is not scaled by name, together; null while it goes as planned. */
  readonly all: number | null;
  readonly byName: ReadonlyMap<string, number>;
}

export const unscaled: Scaling = { all: null, byName: new Map() };

export function scaledBy(scaling: Scaling, command: LoadCommand): Scaling {
  if (command.kind !== 'scale') return scaling;
  const { scenario, to } = command;
  if (scenario === null) return { all: to, byName: new Map() };
  return { ...scaling, byName: new Map([...scaling.byName, [scenario, to]]) };
}

/** How big a load may get at most that is scaled so. */
export function scaledSize({ scenarios }: Pick<Plan, 'scenarios'>, scaling: Scaling): LoadSize {
  const closed = scenarios.filter(({ executor }) => !isOpen(executor));
  const open = scenarios.filter(({ executor }) => isOpen(executor));
  return {
    // An arrival rate keeps to its own most users, whatever its rate is.
    users: sizeOf(closed, scaling, usersAtOnce) + usersAtOnce(open),
    iterationsPerSecond: sizeOf(open, scaling, iterationsPerSecond),
  };
}

function sizeOf(
  scenarios: Plan['scenarios'],
  { all, byName }: Scaling,
  planned: (scenarios: Plan['scenarios']) => number,
): number {
  if (scenarios.length === 0) return 0;
  const named = scenarios.filter(({ name }) => byName.has(name));
  const others = scenarios.filter(({ name }) => !byName.has(name));
  const scaled = named.reduce((sum, { name }) => sum + (byName.get(name) ?? 0), 0);
  return scaled + (all ?? planned(others));
}
