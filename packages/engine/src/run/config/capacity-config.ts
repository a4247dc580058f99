import type { z } from 'zod';
import type { CapacitySearch } from '../../model/plan.ts';
import type { ConfigIssue } from '../config-error.ts';
import { runBounds } from '../limits.ts';
import { runDefaults } from './run-defaults.ts';
import { fields, list, oneOf, real, time } from './shapes.ts';
import { sloSchema } from './threshold-schema.ts';

const level = { min: runBounds.rate.min, max: runBounds.rate.max };

/** A capacity search as it was asked for. */
export const capacitySchema = fields('The capacity search', {
  slo: list('The bounds to keep to', sloSchema)
    .min(1, 'Give at least one bound to keep to, such as http_req_duration: p(95)<500.')
    .default([...runDefaults.capacity.slo]),
  unit: oneOf('The unit of a capacity search', ['users', 'rate']).default(
    runDefaults.capacity.unit,
  ),
  from: real('The level to begin with', level).optional(),
  to: real('The highest level to try', level).optional(),
  levelMs: time('The time of a level', runBounds.levelMs).default(runDefaults.capacity.levelMs),
  precision: real('The precision', runBounds.precision).default(runDefaults.capacity.precision),
});

/** `users` is the most there may be, when that was said. */
export function capacityOf(
  asked: z.infer<typeof capacitySchema>,
  users: number | undefined,
): CapacitySearch {
  const most = asked.unit === 'users' ? users : undefined;
  const { from: usualFrom, to: usualTo } = runDefaults.capacity;
  const highest = Math.min(boundsOf(asked.unit).max, Math.max(usualTo, (asked.from ?? 0) * 100));
  const to = asked.to ?? most ?? highest;
  return { ...asked, from: asked.from ?? Math.min(usualFrom, to), to };
}

/** What is wrong with a search as a whole. */
export function capacityIssues(search: CapacitySearch, users: number | undefined): ConfigIssue[] {
  const { unit, from, to } = search;
  const { max } = boundsOf(unit);
  const issue = (field: string, message: string) => [{ field: `capacity.${field}`, message }];
  if (from > to) {
    return issue(
      'from',
      `The search begins at ${from} and ends at ${to}: begin lower or end higher.`,
    );
  }
  if (to > max) {
    return issue('to', `The highest level to try must be at most ${max.toLocaleString('en-US')}.`);
  }
  if (unit === 'rate') return [];
  return [
    ...(Number.isInteger(from)
      ? []
      : issue('from', 'The users to begin with must be a whole number.')),
    ...(Number.isInteger(to) ? [] : issue('to', 'The most users to try must be a whole number.')),
    ...(users !== undefined && users < to
      ? issue(
          'to',
          `The search goes up to ${to} users and the run has at most ${users}: raise one or lower the other.`,
        )
      : []),
  ];
}

function boundsOf(unit: CapacitySearch['unit']) {
  return unit === 'users' ? runBounds.users : runBounds.rate;
}
