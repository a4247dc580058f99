import { builder } from '../builder.ts';
import type { CreateRun } from '../context.ts';
import { InvalidInputError, InvalidStateError, LimitError, NotFoundError } from '../errors.ts';
import { CrawlBudgetInput } from './crawl-budget.ts';
import { Run } from './run.ts';
import { ThinkTimeInput, toThinkTime } from './think-time.ts';
import { ThresholdInput } from './threshold.ts';

const CredentialsInput = builder.inputType('CredentialsInput', {
  fields: (t) => ({
    username: t.string({ required: true }),
    password: t.string({ required: true }),
  }),
});

const CreateRunInput = builder.inputType('CreateRunInput', {
  fields: (t) => ({
    url: t.string({ required: true }),
    name: t.string(),
    users: t.int(),
    durationMs: t.int(),
    iterations: t.int({
      description: 'Ends after so many iterations in all, instead of after a time.',
    }),
    rampUpMs: t.int(),
    credentials: t.field({
      type: [CredentialsInput],
      description: 'Who signs in; virtual users take one each, in turn.',
    }),
    logins: t.string({
      description:
        'Text of a CSV of more logins: a first line that names the columns (`username,password`), or two columns.',
    }),
    onlyFlows: t.stringList({
      description: 'Names of the flows to load; empty loads every proven one.',
    }),
    includeDestructive: t.boolean(),
    thinkTime: t.field({ type: ThinkTimeInput }),
    thresholds: t.field({ type: [ThresholdInput] }),
    flowFile: t.string({ description: 'Text of a flows.json: runs again without a crawl.' }),
    crawl: t.field({ type: CrawlBudgetInput }),
    insecure: t.boolean(),
    start: t.boolean({ required: true, defaultValue: true }),
  }),
});

const DeletedRun = builder.objectRef<{ readonly id: string }>('DeletedRun').implement({
  fields: (t) => ({ id: t.exposeID('id') }),
});

builder.mutationField('createRun', (t) =>
  t.field({
    type: Run,
    description: 'Creates a run, queued but not started, unless `start` is true.',
    args: { input: t.arg({ type: CreateRunInput, required: true }) },
    errors: { types: [InvalidInputError, LimitError], union: { name: 'CreateRunResult' } },
    resolve: (_root, { input }, { commands }) => commands.create(toCreateRun(input)),
  }),
);

builder.mutationField('startRun', (t) =>
  t.field({
    type: Run,
    args: { id: t.arg.id({ required: true }) },
    errors: {
      types: [NotFoundError, InvalidStateError, LimitError],
      union: { name: 'StartRunResult' },
    },
    resolve: (_root, { id }, { commands }) => commands.start(id),
  }),
);

builder.mutationField('abortRun', (t) =>
  t.field({
    type: Run,
    description: 'Stops a run in any active state; what was measured is kept.',
    args: { id: t.arg.id({ required: true }) },
    errors: { types: [NotFoundError, InvalidStateError], union: { name: 'AbortRunResult' } },
    resolve: (_root, { id }, { commands }) => commands.abort(id),
  }),
);

builder.mutationField('deleteRun', (t) =>
  t.field({
    type: DeletedRun,
    args: { id: t.arg.id({ required: true }) },
    errors: { types: [NotFoundError, InvalidStateError], union: { name: 'DeleteRunResult' } },
    async resolve(_root, { id }, { commands }) {
      await commands.delete(id);
      return { id };
    },
  }),
);

builder.mutationField('repeatRun', (t) =>
  t.field({
    type: Run,
    description:
      'A new run with the configuration of an earlier one; `reuseFlows` skips the crawl and takes its flows.',
    args: {
      id: t.arg.id({ required: true }),
      reuseFlows: t.arg.boolean({ required: true, defaultValue: false }),
    },
    errors: {
      types: [NotFoundError, InvalidInputError, LimitError],
      union: { name: 'RepeatRunResult' },
    },
    resolve: (_root, { id, reuseFlows }, { commands }) => commands.repeat(id, { reuseFlows }),
  }),
);

function toCreateRun(input: typeof CreateRunInput.$inferInput): CreateRun {
  return {
    url: input.url,
    name: input.name ?? null,
    users: input.users ?? null,
    durationMs: input.durationMs ?? null,
    iterations: input.iterations ?? null,
    rampUpMs: input.rampUpMs ?? null,
    credentials: input.credentials ?? [],
    logins: input.logins ?? null,
    onlyFlows: input.onlyFlows ?? [],
    includeDestructive: input.includeDestructive ?? false,
    thinkTime: input.thinkTime ? toThinkTime(input.thinkTime) : null,
    thresholds: input.thresholds ?? null,
    flowFile: input.flowFile ?? null,
    crawl: input.crawl ? toBudget(input.crawl) : null,
    insecure: input.insecure ?? false,
    start: input.start,
  };
}

function toBudget(input: typeof CrawlBudgetInput.$inferInput): NonNullable<CreateRun['crawl']> {
  return {
    ...(input.maxStates != null && { maxStates: input.maxStates }),
    ...(input.maxDepth != null && { maxDepth: input.maxDepth }),
    ...(input.maxVisitsPerTemplate != null && { maxVisitsPerTemplate: input.maxVisitsPerTemplate }),
    ...(input.timeMs != null && { timeMs: input.timeMs }),
    ...(input.contexts != null && { contexts: input.contexts }),
  };
}
