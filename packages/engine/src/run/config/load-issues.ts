import type { ConfigIssue } from '../config-error.ts';
import { runBounds } from '../limits.ts';
import { capacityIssues, capacityOf } from './capacity-config.ts';
import { contradictions, type LoadField, loadFields } from './contradictions.ts';
import { executorProblem } from './executor-schema.ts';
import { type LoadShape, shortExecutor } from './load-shape.ts';
import type { AskedRun } from './run-config-schema.ts';
import { tellCount } from './sentences.ts';

/** What can't be made of the fields that describe a load, each of which is sound by itself. */
export function loadIssues(asked: AskedRun): readonly ConfigIssue[] {
  const issues = contradictions(givenFields(asked));
  if (issues.length > 0) return issues;
  if (asked.capacity !== undefined) {
    return capacityIssues(capacityOf(asked.capacity, asked.users), asked.users);
  }
  return shortIssues(asked);
}

/** What is wrong with a load as a whole. */
export function shapeIssues(asked: AskedRun, shape: LoadShape): readonly ConfigIssue[] {
  const issue = (field: string, message: string) => [{ field, message }];
  const { scenarios, length, rampUpMs, users } = shape;
  if (scenarios.length === 0) {
    return length.kind === 'duration' && rampUpMs > length.durationMs
      ? issue(
          'rampUpMs',
          'The ramp-up is longer than the run. Make it shorter, or the duration longer.',
        )
      : [];
  }
  const most = runBounds.users.max;
  if (users > most) {
    return issue(
      describedBy(asked),
      `The load has up to ${tellCount(users)} users at once; ${tellCount(most)} is the most there may be.`,
    );
  }
  const sized = asked.preset !== undefined || asked.rate !== undefined;
  if (!sized && asked.users !== undefined && asked.users < users) {
    return issue(
      'users',
      `There are up to ${tellCount(users)} users at once, not ${tellCount(asked.users)}: leave the number of users out, or raise it.`,
    );
  }
  return [];
}

/** The field that decides how big a load is. */
function describedBy(asked: AskedRun): keyof AskedRun {
  if (asked.preset !== undefined) return 'users';
  if (asked.rate !== undefined) return 'rate';
  return asked.stages === undefined ? 'scenarios' : 'stages';
}

/** No scenarios, and no time to ramp up in, say nothing. */
function givenFields(asked: AskedRun): ReadonlySet<LoadField> {
  const all = Object.keys(loadFields) as LoadField[];
  return new Set(
    all.filter((field) => {
      if (field === 'scenarios') return asked.scenarios.length > 0;
      return asked[field] !== undefined && asked[field] !== 0;
    }),
  );
}

function shortIssues(asked: AskedRun): readonly ConfigIssue[] {
  const executor = shortExecutor(asked);
  const problem = executor === null ? null : executorProblem(executor);
  if (problem === null) return [];
  return [{ field: asked.stages === undefined ? 'rate' : 'stages', message: problem }];
}
